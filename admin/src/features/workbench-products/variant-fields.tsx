import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { Button, Form, Input } from "antd"
import type { Rule } from "antd/es/form"
import { useTranslation } from "react-i18next"
import { yuanToFen } from "../../components/money"
import { wholeStock } from "./product-body"

/** Variants: name, price in yuan, stock. Prices stay text until they are fen. */
export function VariantFields() {
  const { t } = useTranslation()
  const price: Rule = { validator: (_rule, typed: string | undefined) => (yuanToFen(typed ?? "") === null ? Promise.reject(new Error(t("product.price_wrong"))) : yuanToFen(typed ?? "") === "0" ? Promise.reject(new Error(t("product.price_zero"))) : Promise.resolve()) }
  const stock: Rule = { validator: (_rule, typed: string | undefined) => (wholeStock(typed ?? "") === null ? Promise.reject(new Error(t("product.stock_wrong"))) : Promise.resolve()) }
  return (
    <Form.List name="variants">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="variant">
              <legend>{t("product.variant", { number: name + 1 })}</legend>
              <Form.Item name={[name, "title"]} label={t("product.variant_title")} rules={[{ required: true, whitespace: true, max: 30, message: t("product.variant_title_needed") }]}>
                <Input placeholder={t("product.variant_title_hint")} maxLength={30} />
              </Form.Item>
              <Form.Item name={[name, "price"]} label={t("product.variant_price")} validateTrigger="onBlur" rules={[price]}>
                <Input prefix="¥" inputMode="decimal" autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "stock"]} label={t("product.variant_stock")} validateTrigger="onBlur" rules={[stock]}>
                <Input inputMode="numeric" autoComplete="off" />
              </Form.Item>
              {fields.length > 1 ? <Button className="variant-remove" type="text" danger icon={<DeleteOutlined />} aria-label={t("product.variant_remove", { number: name + 1 })} onClick={() => remove(name)} /> : null}
            </fieldset>
          ))}
          {fields.length < 20 ? <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add({})}>{t("product.variant_add")}</Button> : null}
        </>
      )}
    </Form.List>
  )
}
