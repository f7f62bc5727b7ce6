import { category } from "@qianhang/shared/contracts"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Checkbox, Form, Input, Select } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router"
import { Refused } from "../../api/refused"
import { readMember } from "../../api/session"
import { proposeProduct } from "../../api/workbench"
import { failureWords } from "../../components/failure-words"
import { fieldWords } from "../../components/field-words"
import { PageHead } from "../../components/page-head"
import { Read } from "../../components/states"
import { PictureField } from "./picture-field"
import { formPath, productBody } from "./product-body"
import { dropDraft, keepDraft, readDraft, type TypedDraft } from "./product-draft-store"
import "./product-form.css"
import { VariantFields } from "./variant-fields"

const blank: TypedDraft = { variants: [{}], perishable: false, made_to_order: false }

/** A new product, from the first word to 待审核. */
export function ProductForm() {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: ["member"], queryFn: ({ signal }) => readMember(signal), staleTime: Infinity })
  return (
    <>
      <PageHead title={t("product.create")} lead={t("product.draft_kept")} back={{ to: "/workbench/products", label: t("product.list") }} />
      <Read query={me} rows={8}>{({ cooperative }) => <DraftForm cooperativeId={cooperative.id} />}</Read>
    </>
  )
}

function DraftForm({ cooperativeId }: { readonly cooperativeId: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<TypedDraft>()
  const [kept, setKept] = useState<TypedDraft | null>(() => readDraft(cooperativeId))
  const propose = useMutation({
    mutationFn: (draft: TypedDraft) => proposeProduct(productBody(draft)),
    onSuccess: () => {
      dropDraft(cooperativeId)
      void queries.invalidateQueries({ queryKey: ["products"] })
      message.success(t("product.submitted"))
      void navigate("/workbench/products?status=proposed")
    },
    onError: (error) => {
      if (!(error instanceof Refused) || !error.refusal.fields) return
      const wrong = Object.entries(error.refusal.fields).map(([path, code]) => ({ name: formPath(path), errors: [fieldWords(t, code)] }))
      form.setFields(wrong as Parameters<typeof form.setFields>[0])
      if (wrong[0]) form.scrollToField(wrong[0].name as Parameters<typeof form.scrollToField>[0], { block: "center" })
    },
  })
  const clear = () => {
    dropDraft(cooperativeId)
    setKept(null)
    form.setFieldsValue({ title: undefined, subtitle: undefined, category: undefined, story: undefined, picture: undefined, ...blank })
  }
  return (
    <>
      {kept ? <Alert type="info" showIcon title={t("product.draft_restored")} action={<Button size="small" onClick={clear}>{t("product.draft_clear")}</Button>} /> : null}
      <Form<TypedDraft> form={form} className="product-form" layout="vertical" initialValues={{ ...blank, ...kept }} requiredMark={false} scrollToFirstError={{ block: "center", focus: true }} disabled={propose.isPending} onValuesChange={(_changed, draft) => keepDraft(cooperativeId, draft)} onFinish={(draft) => propose.mutate(draft)}>
        <GoodsFields />
        <section className="panel"><h2>{t("product.variant_block")}</h2><VariantFields /></section>
        <section className="panel">
          <h2>{t("product.flags")}</h2>
          <Form.Item name="perishable" valuePropName="checked" help={t("product.perishable_hint")}><Checkbox>{t("product.perishable")}</Checkbox></Form.Item>
          <Form.Item name="made_to_order" valuePropName="checked" help={t("product.made_to_order_hint")}><Checkbox>{t("product.made_to_order")}</Checkbox></Form.Item>
        </section>
        {propose.error ? <Alert type="error" showIcon role="alert" title={propose.error instanceof Refused && propose.error.refusal.fields ? t("product.fix_fields") : failureWords(t, propose.error)} /> : null}
        <Button className="product-submit" type="primary" htmlType="submit" size="large" loading={propose.isPending}>{propose.isPending ? t("product.submitting") : t("product.submit")}</Button>
      </Form>
    </>
  )
}

function GoodsFields() {
  const { t } = useTranslation()
  const families = category.options.map((value) => ({ value, label: t(`category.${value}`) }))
  return (
    <section className="panel product-goods">
      <Form.Item className="product-picture" name="picture" label={t("product.picture")} rules={[{ required: true, message: t("product.picture_needed") }]}><PictureField /></Form.Item>
      <Form.Item name="title" label={t("product.title")} validateTrigger="onBlur" rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t("product.title_needed") }]}>
        <Input placeholder={t("product.title_hint")} maxLength={60} />
      </Form.Item>
      <Form.Item name="subtitle" label={t("product.subtitle")}><Input placeholder={t("product.subtitle_hint")} maxLength={80} /></Form.Item>
      <Form.Item name="category" label={t("product.category")} rules={[{ required: true, message: t("product.category_needed") }]}>
        <Select options={families} placeholder={t("product.category_hint")} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item name="story" label={t("product.story")} validateTrigger="onBlur" rules={[{ required: true, whitespace: true, min: 10, message: t("product.story_needed") }]}>
        <Input.TextArea placeholder={t("product.story_hint")} autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} showCount />
      </Form.Item>
    </section>
  )
}
