import { carrier } from "@qianhang/shared/contracts"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Form, Input, Select } from "antd"
import { useTranslation } from "react-i18next"
import { Refused } from "../../api/refused"
import { shipParcel, type ShipBody } from "../../api/workbench"
import { failureWords } from "../../components/failure-words"
import { fieldWords } from "../../components/field-words"

const fieldNames = ["carrier", "tracking_number"] as const

/** Carrier and number. When somebody else was quicker (409), says so and reads the parcel again. */
export function ShipForm({ orderId, onOvertaken }: { readonly orderId: string; readonly onOvertaken: (why: string) => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<ShipBody>()
  const ship = useMutation({
    mutationFn: (body: ShipBody) => shipParcel(orderId, { ...body, tracking_number: body.tracking_number.trim() }),
    onSuccess: (parcel) => {
      queries.setQueryData(["parcel", orderId], parcel)
      void queries.invalidateQueries({ queryKey: ["parcels"] })
      message.success(t("parcel.shipped_now"))
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return
      if (error.status === 409) {
        onOvertaken(failureWords(t, error))
        void queries.invalidateQueries({ queryKey: ["parcel", orderId] })
        void queries.invalidateQueries({ queryKey: ["parcels"] })
      }
      const fields = error.refusal.fields ?? {}
      form.setFields(fieldNames.flatMap((name) => (fields[name] ? [{ name, errors: [fieldWords(t, fields[name])] }] : [])))
    },
  })
  const conflict = ship.error instanceof Refused && ship.error.status === 409
  return (
    <Form<ShipBody> form={form} className="ship-form" layout="vertical" requiredMark={false} disabled={ship.isPending} onFinish={(body) => ship.mutate(body)}>
      <Form.Item name="carrier" label={t("parcel.carrier")} rules={[{ required: true, message: t("parcel.carrier_hint") }]}>
        <Select placeholder={t("parcel.carrier_hint")} options={carrier.options.map((value) => ({ value, label: t(`carrier.${value}`) }))} />
      </Form.Item>
      <Form.Item name="tracking_number" label={t("parcel.tracking")} validateTrigger="onBlur" rules={[{ required: true, pattern: /^\s*[A-Za-z0-9]{8,30}\s*$/, message: t("parcel.tracking_wrong") }]}>
        <Input placeholder={t("parcel.tracking_hint")} autoComplete="off" autoCapitalize="characters" maxLength={34} />
      </Form.Item>
      {ship.error && !conflict ? <Alert className="ship-error" type="error" showIcon role="alert" title={failureWords(t, ship.error)} /> : null}
      <Button type="primary" htmlType="submit" size="large" block loading={ship.isPending}>{ship.isPending ? t("parcel.shipping") : t("parcel.ship_submit")}</Button>
    </Form>
  )
}
