import { batchState, type SettlementBatch } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Pagination, Select } from "antd"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { readStaff } from "../../api/session"
import { listBatches } from "../../api/settlements"
import { BatchStateMark } from "../../components/batch-state"
import { compareFen, fenToYuan, money } from "../../components/money"
import { PageHead } from "../../components/page-head"
import { RecordTable, type RecordColumn } from "../../components/record-table"
import { Nothing, Read } from "../../components/states"
import { CaseList } from "./case-list"
import { Freeze } from "./freeze"
import "./settle.css"

const pageOf = (text: string | null): number => (text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1)
const amounts = ["sales_fen", "refunds_fen", "commission_fen", "benefit_payable_fen", "cooperative_net_fen"] as const

/** Batches of every cooperative in the reader's scope; the office previews and freezes new ones here. */
export function SettlementList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const page = pageOf(params.get("page"))
  const asked = batchState.safeParse(params.get("state"))
  const state = asked.success ? asked.data : undefined
  const staff = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const batches = useQuery({ queryKey: ["settlements", "staff", page, state], queryFn: ({ signal }) => listBatches({ page, state }, signal) })
  const office = staff.data?.role === "office" || staff.data?.role === "operator"
  return (
    <>
      <PageHead title={t("settle.title")} lead={t("settle.lead")}>
        <Select aria-label={t("settle.state")} value={state ?? ""} options={[{ value: "", label: t("settle.all_states") }, ...batchState.options.map((value) => ({ value, label: t(`batch.${value}`) }))]} onChange={(value: string) => setParams(value ? { state: value } : {}, { replace: true })} />
      </PageHead>
      {office ? <Freeze /> : null}
      <CaseList />
      <Read query={batches} rows={8}>
        {(data) => (data.batches.length === 0 ? <Nothing why={t("settle.empty")} /> : (
          <>
            <BatchTable rows={data.batches} />
            {data.total > data.page_size ? <Pagination align="end" current={page} pageSize={data.page_size} total={data.total} showSizeChanger={false} showTotal={(count) => t("batch.total", { count })} onChange={(next) => setParams({ ...(state ? { state } : {}), page: String(next) })} /> : null}
          </>
        ))}
      </Read>
    </>
  )
}

function BatchTable({ rows }: { readonly rows: readonly SettlementBatch[] }) {
  const { t } = useTranslation()
  const columns: RecordColumn<SettlementBatch>[] = [
    { key: "number", title: t("settle.title"), text: (row) => row.number, render: (row) => <Link to={`/console/settlements/${row.id}`} aria-label={t("batch.see", { number: row.number })}>{row.number}</Link>, compare: (left, right) => left.number.localeCompare(right.number) },
    { key: "cooperative", title: t("settle.cooperative"), text: (row) => row.cooperative.name, compare: (left, right) => left.cooperative.name.localeCompare(right.cooperative.name, "zh") },
    { key: "period", title: t("settle.col_period"), text: (row) => t("batch.period", { from: row.from, to: row.to }), compare: (left, right) => left.to.localeCompare(right.to) },
    { key: "state", title: t("settle.state"), text: (row) => t(`batch.${row.state}`), render: (row) => <BatchStateMark state={row.state} /> },
    ...amounts.map((key): RecordColumn<SettlementBatch> => ({ key, title: t(`figures.${key}`), text: (row) => fenToYuan(row.figures[key]).replaceAll(",", ""), render: (row) => money(row.figures[key]), compare: (left, right) => compareFen(left.figures[key], right.figures[key]), figures: true })),
    { key: "unpaid", title: t("settle.col_unpaid"), text: (row) => fenToYuan(row.progress.unpaid_fen).replaceAll(",", ""), render: (row) => money(row.progress.unpaid_fen), compare: (left, right) => compareFen(left.progress.unpaid_fen, right.progress.unpaid_fen), figures: true },
  ]
  return <RecordTable name={t("settle.title")} rows={rows} rowKey={(row) => row.id} columns={columns} fileName={t("settle.title")} />
}
