import { category, type FeeRuleProposal } from "@qianhang/shared/contracts"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Form, Input, Select } from "antd"
import { useTranslation } from "react-i18next"
import { proposeFeeRule } from "../../api/fee-rules"
import { failureWords } from "../../components/failure-words"
import { shanghaiToday } from "../../components/shanghai-time"
import { bpsOf } from "./percent"

interface Typed { category?: FeeRuleProposal["category"]; rate: string; effective_from: string; reason: string }

/** A rule for everybody or for one family of goods, from a future day on. */
export function ProposeFeeRule() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const today = shanghaiToday()
  const propose = useMutation({
    mutationFn: ({ category: family, rate, effective_from, reason }: Typed) => proposeFeeRule({ cooperative_id: null, category: family ?? null, rate_bps: bpsOf(rate) ?? 0, effective_from, reason }),
    onSuccess: () => {
      message.success(t("fee.sent"))
      form.resetFields()
      void queries.invalidateQueries({ queryKey: ["fee-rules"] })
    },
  })
  return (
    <section className="panel" aria-labelledby="propose">
      <h2 id="propose">{t("fee.propose")} <span className="muted small">{t("fee.two_persons")}</span></h2>
      <Form<Typed> form={form} className="fee-form" layout="vertical" requiredMark={false} disabled={propose.isPending} onFinish={(typed) => propose.mutate(typed)}>
        <Form.Item name="category" label={t("fee.category")}><Select allowClear placeholder={t("fee.any_category")} options={category.options.map((value) => ({ value, label: t(`category.${value}`) }))} /></Form.Item>
        <Form.Item name="rate" label={t("fee.rate_percent")} rules={[{ validator: (_rule, typed: string | undefined) => (bpsOf(typed ?? "") === null ? Promise.reject(new Error(t("fee.rate_wrong"))) : Promise.resolve()) }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="effective_from" label={t("fee.effective_from")} rules={[{ validator: (_rule, day: string | undefined) => (day && day > today ? Promise.resolve() : Promise.reject(new Error(t("fee.effective_wrong")))) }]}><Input type="date" /></Form.Item>
        <Form.Item name="reason" className="fee-reason" label={t("fee.reason")} rules={[{ required: true, whitespace: true, min: 4, max: 300, message: t("fee.reason_needed") }]}><Input maxLength={300} /></Form.Item>
        {propose.error ? <Alert className="fee-reason ask-problem" type="error" showIcon role="alert" title={failureWords(t, propose.error)} /> : null}
        <Button type="primary" htmlType="submit" loading={propose.isPending}>{t("fee.send")}</Button>
      </Form>
    </section>
  )
}
