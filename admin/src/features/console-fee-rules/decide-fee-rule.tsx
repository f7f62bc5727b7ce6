import type { FeeRuleProposal } from "@qianhang/shared/contracts"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Form, Input } from "antd"
import { useTranslation } from "react-i18next"
import { decideFeeRule, type FeeDecision } from "../../api/fee-rules"
import { failureWords } from "../../components/failure-words"

/** Another person of the office decides, with a reason; the proposer is refused by the backend. */
export function DecideFeeRule({ proposal }: { readonly proposal: FeeRuleProposal }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const decide = useMutation({
    mutationFn: (decision: FeeDecision) => decideFeeRule(proposal.id, decision),
    onSuccess: () => message.success(t("fee.decided")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["fee-rules"] }),
  })
  const say = async (decision: FeeDecision["decision"]) => {
    const { reason } = await form.validateFields()
    decide.mutate({ decision, reason, version: proposal.version })
  }
  return (
    <Form<{ reason: string }> form={form} layout="vertical" requiredMark={false} disabled={decide.isPending}>
      <Form.Item name="reason" label={t("fee.decide_reason")} rules={[{ required: true, whitespace: true, min: 4, max: 300, message: t("fee.reason_needed") }]}><Input maxLength={300} /></Form.Item>
      {decide.error ? <Alert className="ask-problem" type="error" showIcon role="alert" title={failureWords(t, decide.error)} /> : null}
      <div className="ask-buttons"><Button type="primary" onClick={() => void say("approve").catch(() => undefined)}>{t("fee.approve")}</Button><Button danger onClick={() => void say("reject").catch(() => undefined)}>{t("fee.reject")}</Button></div>
    </Form>
  )
}
