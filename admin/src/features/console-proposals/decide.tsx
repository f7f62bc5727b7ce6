import type { CooperativeProduct } from "@qianhang/shared/contracts"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Form, Input } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { decideProduct, type Decision } from "../../api/console"
import { failureWords } from "../../components/failure-words"

/** Approve, or give it back with a reason the cooperative can act on. */
export function Decide({ product, done }: { readonly product: CooperativeProduct; readonly done: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [rejecting, setRejecting] = useState(false)
  const decide = useMutation({
    mutationFn: (decision: Decision) => decideProduct(product.id, decision),
    onSuccess: (_answer, { decision }) => {
      message.success(decision === "approve" ? t("proposal.approved", { title: product.title }) : t("proposal.returned", { title: product.title }))
      void queries.invalidateQueries({ queryKey: ["proposals"] })
      done()
    },
    onError: () => void queries.invalidateQueries({ queryKey: ["proposals"] }),
  })
  return (
    <div className="decide">
      {decide.error ? <Alert type="error" showIcon role="alert" title={failureWords(t, decide.error)} /> : null}
      {rejecting ? (
        <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={({ reason }) => decide.mutate({ decision: "reject", reason })} disabled={decide.isPending}>
          <Form.Item name="reason" label={t("proposal.reason")} rules={[{ required: true, whitespace: true, min: 4, max: 200, message: t("proposal.reason_needed") }]}>
            <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 6 }} maxLength={200} showCount placeholder={t("proposal.reason_hint")} />
          </Form.Item>
          <div className="decide-buttons">
            <Button danger type="primary" htmlType="submit" loading={decide.isPending}>{t("proposal.confirm_reject")}</Button>
            <Button onClick={() => setRejecting(false)}>{t("proposal.cancel")}</Button>
          </div>
        </Form>
      ) : (
        <div className="decide-buttons">
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ decision: "approve" })}>{t("proposal.approve")}</Button>
          <Button danger disabled={decide.isPending} onClick={() => setRejecting(true)}>{t("proposal.reject")}</Button>
        </div>
      )}
    </div>
  )
}
