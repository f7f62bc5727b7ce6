import type { CooperativeProduct } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Drawer, Tabs } from "antd"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { listProposals } from "../../api/console"
import { PageHead } from "../../components/page-head"
import { pictureUrl } from "../../components/picture-url"
import { ProductState } from "../../components/product-state"
import { dayInWords } from "../../components/shanghai-time"
import { Nothing, Read } from "../../components/states"
import { usePhone } from "../../components/use-phone"
import "./proposal.css"
import { ProposalPreview } from "./proposal-preview"

const tabs = ["proposed", "published", "rejected"] as const
type Tab = (typeof tabs)[number]
const tabOf = (text: string | null): Tab => tabs.find((tab) => tab === text) ?? "proposed"

/** What waits for a decision, and what was decided. */
export function ProposalList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const tab = tabOf(params.get("status"))
  const proposals = useQuery({ queryKey: ["proposals", tab], queryFn: ({ signal }) => listProposals(tab, signal), refetchOnWindowFocus: true })
  const open = proposals.data?.find((product) => product.id === params.get("product"))
  const show = (id: string | undefined) => setParams(id ? { status: tab, product: id } : { status: tab })
  const phone = usePhone()
  return (
    <>
      <PageHead title={t("proposal.title")} />
      <Tabs activeKey={tab} items={tabs.map((key) => ({ key, label: t(`proposal.${key}`) }))} onChange={(key) => setParams({ status: key }, { replace: true })} />
      <Read query={proposals}>
        {(rows) => (rows.length === 0 ? <Nothing why={tab === "proposed" ? t("proposal.empty_proposed") : t("proposal.empty")} /> : <ul className="proposals">{rows.map((product) => <Proposal key={product.id} product={product} open={() => show(product.id)} />)}</ul>)}
      </Read>
      <Drawer open={open !== undefined} onClose={() => show(undefined)} title={t("proposal.preview")} placement={phone ? "bottom" : "right"} size={phone ? "92%" : 560} destroyOnHidden>
        {open ? <ProposalPreview key={open.id} product={open} done={() => show(undefined)} /> : null}
      </Drawer>
    </>
  )
}

function Proposal({ product, open }: { readonly product: CooperativeProduct; readonly open: () => void }) {
  const { t, i18n } = useTranslation()
  return (
    <li className="panel proposal">
      <img src={pictureUrl(product.picture)} alt="" width={80} height={100} loading="lazy" />
      <div>
        <button type="button" className="proposal-open" onClick={open} aria-label={t("proposal.open", { title: product.title })}>{product.title}</button>
        <p className="muted small">{t("proposal.by", { cooperative: product.cooperative.name, county: product.cooperative.county })}</p>
        <p className="muted small">{t("proposal.waiting_since", { day: dayInWords(product.created_at, i18n.language) })}</p>
        <ProductState status={product.status} />
      </div>
    </li>
  )
}
