import type { HandoverCase } from "@qianhang/shared/contracts"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Form, Input } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { closeCase, listCases } from "../../api/settlements"
import { failureWords } from "../../components/failure-words"
import { shanghaiTimeOf } from "../../components/shanghai-time"
import { StateMark } from "../../components/state-mark"

/** What households said is wrong and nobody has answered yet. Nothing is shown while there is nothing. */
export function CaseList() {
  const { t } = useTranslation()
  const cases = useQuery({ queryKey: ["handover-cases"], queryFn: ({ signal }) => listCases({ page: 1, state: "open" }, signal), refetchOnWindowFocus: true })
  const rows = cases.data?.cases ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel cases" aria-labelledby="cases">
      <h2 id="cases">{t("settle.cases")} <span className="muted small">{t("settle.cases_lead")}</span></h2>
      <ul>{rows.map((row) => <Case key={row.id} row={row} />)}</ul>
    </section>
  )
}

function Case({ row }: { readonly row: HandoverCase }) {
  const { t } = useTranslation()
  const [closing, setClosing] = useState(false)
  return (
    <li>
      <p><StateMark tone="bad">{t(`settle.case_${row.reason}`)}</StateMark> {t(`settle.case_step_${row.step}`)} <span className="muted small">{t("settle.case_opened", { time: shanghaiTimeOf(row.opened_at) })}</span> <Link to={`/console/settlements/${row.batch_id}`}>{t("settle.case_batch")}</Link></p>
      {closing ? <Close row={row} done={() => setClosing(false)} /> : <Button onClick={() => setClosing(true)}>{t("settle.case_close")}</Button>}
    </li>
  )
}

function Close({ row, done }: { readonly row: HandoverCase; readonly done: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const close = useMutation({
    mutationFn: ({ resolution }: { resolution: string }) => closeCase(row.id, { version: row.version, resolution }),
    onSuccess: () => message.success(t("settle.case_done")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["handover-cases"] }),
  })
  return (
    <Form<{ resolution: string }> layout="vertical" requiredMark={false} disabled={close.isPending} onFinish={(said) => close.mutate(said)}>
      <Form.Item name="resolution" label={t("settle.case_resolution")} rules={[{ required: true, whitespace: true, min: 4, max: 300, message: t("fee.reason_needed") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} placeholder={t("settle.case_resolution_hint")} />
      </Form.Item>
      {close.error ? <Alert className="ask-problem" type="error" showIcon role="alert" title={failureWords(t, close.error)} /> : null}
      <div className="ask-buttons"><Button type="primary" htmlType="submit" loading={close.isPending}>{t("settle.case_close")}</Button><Button onClick={done}>{t("download.cancel")}</Button></div>
    </Form>
  )
}
