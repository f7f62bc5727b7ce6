import { DownloadOutlined } from "@ant-design/icons"
import { useMutation } from "@tanstack/react-query"
import { Alert, App, Button, Checkbox, Form, Input, Modal, Radio } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { fetchBankFile, type FileFormat, type Side } from "../api/settlements"
import { failureWords } from "./failure-words"
import { saveFile } from "./save-file"

interface Asked { reason: string; format: FileFormat; own: boolean }
interface ReasonedDownloadProps { readonly side: Side; readonly batch: { readonly id: string; readonly number: string }; readonly label: string }

/** The bank file holds names and accounts in full, so whoever takes it says why, and that it is for their own use; both go into the access log. */
export function ReasonedDownload({ side, batch, label }: ReasonedDownloadProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={label} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <AskReason side={side} batch={batch} label={label} close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function AskReason({ side, batch, label, close }: ReasonedDownloadProps & { readonly close: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: async ({ reason, format }: Asked) => saveFile(`${label}-${batch.number}.${format}`, await fetchBankFile(side, batch.id, { reason: reason.trim(), format })),
    onSuccess: () => {
      message.success(t("download.done"))
      close()
    },
  })
  return (
    <Form<Asked> layout="vertical" requiredMark={false} initialValues={{ format: "xlsx" }} disabled={take.isPending} onFinish={(asked) => take.mutate(asked)}>
      <p className="muted">{t("download.lead")}</p>
      <Form.Item name="reason" label={t("download.reason")} extra={t("download.reason_names")} rules={[{ required: true, whitespace: true, min: 4, max: 300, message: t("download.reason_needed") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} placeholder={t("download.reason_hint")} />
      </Form.Item>
      <Form.Item name="format" label={t("download.format")}><Radio.Group options={[{ value: "xlsx", label: t("download.excel") }, { value: "csv", label: t("download.csv") }]} /></Form.Item>
      <Form.Item name="own" valuePropName="checked" rules={[{ validator: (_rule, ticked) => (ticked ? Promise.resolve() : Promise.reject(new Error(t("download.own_needed")))) }]}><Checkbox>{t("download.own")}</Checkbox></Form.Item>
      {take.error ? <Alert className="ask-problem" type="error" showIcon role="alert" title={failureWords(t, take.error)} /> : null}
      <div className="ask-buttons"><Button type="primary" htmlType="submit" loading={take.isPending}>{take.isPending ? t("download.going") : t("download.go")}</Button><Button onClick={close}>{t("download.cancel")}</Button></div>
    </Form>
  )
}
