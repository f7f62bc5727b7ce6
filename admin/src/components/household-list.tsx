import type { BatchHousehold } from "@qianhang/shared/contracts"
import { Button, Table } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { compareFen, money, subtractFen } from "./money"
import { EvidenceSteps } from "./evidence-steps"
import "./household-list.css"
import { usePhone } from "./use-phone"

const FIRST = 20

/** The payout list of a batch: who gets how much, and how far each is proven. Names and accounts are masked. */
export function HouseholdList({ households }: { readonly households: readonly BatchHousehold[] }) {
  const { t } = useTranslation()
  const phone = usePhone()
  const [shown, setShown] = useState(FIRST)
  const rows = households.slice(0, shown)
  const rest = households.length - rows.length
  return (
    <section className="panel" aria-labelledby="households">
      <div className="panel-head"><h2 id="households">{t("household.title")} <span className="muted small">{t("batch.households", { count: households.length })}</span></h2><span className="muted small">{t("household.masked")}</span></div>
      {households.length === 0 ? <p className="muted">{t("household.empty")}</p> : phone ? <ul className="household-cards">{rows.map((household) => <HouseholdCard key={household.household_id} household={household} />)}</ul> : <HouseholdTable rows={rows} />}
      {rest > 0 ? <Button block onClick={() => setShown((count) => count + 100)}>{t("batch.more", { count: Math.min(rest, 100) })}</Button> : null}
    </section>
  )
}

function HouseholdTable({ rows }: { readonly rows: readonly BatchHousehold[] }) {
  const { t } = useTranslation()
  return (
    <Table<BatchHousehold> size="small" rowKey="household_id" dataSource={[...rows]} pagination={false} scroll={{ x: 780 }} showSorterTooltip={false} columns={[
      { key: "code", title: t("household.code"), render: (_value, row) => <span className="figures">{row.household_code}</span>, sorter: (left, right) => left.household_code.localeCompare(right.household_code) },
      { key: "name", title: t("household.name"), render: (_value, row) => row.name ?? <span className="muted">{t("household.no_name")}</span> },
      { key: "village", title: t("household.village"), render: (_value, row) => row.village ?? "" },
      { key: "account", title: t("household.account"), render: (_value, row) => <AccountOf household={row} /> },
      { key: "payable", title: t("household.payable"), align: "right", render: (_value, row) => <Due household={row} />, sorter: (left, right) => compareFen(dueAtFreezing(left), dueAtFreezing(right)) },
      { key: "marks", title: t("household.marks"), render: (_value, row) => <EvidenceSteps household={row} /> },
    ]} />
  )
}

function HouseholdCard({ household }: { readonly household: BatchHousehold }) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="household-head"><h3>{household.name ?? t("household.no_name")} <span className="muted small">{household.village}</span></h3><Due household={household} /></div>
      <p className="muted small"><span className="figures">{household.household_code}</span> · <AccountOf household={household} /></p>
      <EvidenceSteps household={household} />
    </li>
  )
}

/** What this batch owes a household beside what it got at delivery; paying does not change it. */
const dueAtFreezing = (household: BatchHousehold): string => subtractFen(household.settled_fen, household.advances_fen)

function Due({ household }: { readonly household: BatchHousehold }) {
  const { t } = useTranslation()
  return <span className="household-due"><span className="figures">{money(dueAtFreezing(household))}</span>{household.advances_fen === "0" ? null : <span className="muted small">{t("household.advances", { amount: money(household.advances_fen) })}</span>}</span>
}

function AccountOf({ household }: { readonly household: BatchHousehold }) {
  const { t } = useTranslation()
  return household.bank_account ? <span className="figures">{household.bank_account}</span> : <span className="no-account">{t("household.no_account")}</span>
}
