import type { CooperativeProduct } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { PlusOutlined } from "@ant-design/icons"
import { Button, Tabs } from "antd"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { listProducts } from "../../api/workbench"
import { PageHead } from "../../components/page-head"
import { Nothing, Read } from "../../components/states"
import { ProductRow } from "./product-row"
import "./product-list.css"

const tabs = ["all", "proposed", "published", "rejected"] as const
type Tab = (typeof tabs)[number]
const tabOf = (text: string | null): Tab => tabs.find((tab) => tab === text) ?? "all"

/** The cooperative's own goods by their state; a rejected one says why. */
export function ProductList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const tab = tabOf(params.get("status"))
  const products = useQuery({ queryKey: ["products"], queryFn: ({ signal }) => listProducts(signal) })
  const count = (status: Tab) => products.data?.filter((product) => status === "all" || product.status === status).length
  const items = tabs.map((key) => ({ key, label: count(key) === undefined ? t(`product.${key}`) : `${t(`product.${key}`)} ${count(key)}` }))
  return (
    <>
      <PageHead title={t("product.list")}>
        <Link to="/workbench/products/new"><Button tabIndex={-1} type="primary" icon={<PlusOutlined />}>{t("product.create")}</Button></Link>
      </PageHead>
      <Tabs activeKey={tab} items={items} onChange={(key) => setParams(key === "all" ? {} : { status: key }, { replace: true })} />
      <Read query={products}>{(all) => <Rows all={all} tab={tab} />}</Read>
    </>
  )
}

function Rows({ all, tab }: { readonly all: readonly CooperativeProduct[]; readonly tab: Tab }) {
  const { t } = useTranslation()
  const shown = tab === "all" ? all : all.filter((product) => product.status === tab)
  if (shown.length === 0) return <Nothing why={all.length === 0 ? t("product.empty") : t("product.empty_state")} />
  return <ul className="cards product-rows">{shown.map((product) => <ProductRow key={product.id} product={product} />)}</ul>
}
