import type { reportOrder } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Pagination, type PaginationProps } from "antd"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import type { z } from "zod"
import { readReportOrders } from "../../api/console"
import { FilterBar } from "../../components/filter-bar"
import { compareFen, fenToYuan, money } from "../../components/money"
import { PageHead } from "../../components/page-head"
import { RecordTable, type RecordColumn } from "../../components/record-table"
import { filterAddress, useReportFilter } from "../../components/report-filter"
import { Nothing, Read } from "../../components/states"

type Row = z.infer<typeof reportOrder>
const amounts = ["gmv_fen", "refunds_fen", "net_sales_fen", "linked_sales_fen", "benefit_accrued_fen"] as const
const pageOf = (text: string | null): number => (text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1)

/** The orders behind a figure; each opens its entries in the ledger. */
export function OrderList() {
  const { t } = useTranslation()
  const { filter, change, params } = useReportFilter()
  const page = pageOf(params.get("page"))
  const orders = useQuery({ queryKey: ["report-orders", filter, page], queryFn: ({ signal }) => readReportOrders({ ...filter, page }, signal) })
  return (
    <>
      <PageHead title={t("order.title")} back={{ to: filterAddress("/console", filter), label: t("order.back") }}><FilterBar filter={filter} change={change} /></PageHead>
      <Read query={orders} rows={8}>
        {(data) => (data.orders.length === 0 ? <Nothing why={t("order.empty")} /> : (
          <>
            <OrderTable rows={data.orders} fileName={`${t("order.title")}-${filter.from}-${filter.to}-${data.page}`} />
            <Pages page={data.page} pageSize={data.page_size} total={data.total} address={(next) => filterAddress("/console/orders", filter, { page: String(next) })} />
          </>
        ))}
      </Read>
    </>
  )
}

function OrderTable({ rows, fileName }: { readonly rows: readonly Row[]; readonly fileName: string }) {
  const { t } = useTranslation()
  const numberOf = (row: Row) => (row.display_id === null ? t("order.unknown") : `#${row.display_id}`)
  const columns: RecordColumn<Row>[] = [
    { key: "number", title: t("order.number"), text: numberOf, render: (row) => <Link to={`/console/entries?source_id=${encodeURIComponent(row.order_id)}`} aria-label={t("order.entries", { number: numberOf(row) })}>{numberOf(row)}</Link>, compare: (left, right) => (left.display_id ?? 0) - (right.display_id ?? 0) },
    { key: "day", title: t("order.day"), text: (row) => row.day, compare: (left, right) => left.day.localeCompare(right.day) },
    ...amounts.map((key): RecordColumn<Row> => ({ key, title: t(`measure.${key}`), help: t(`measure_help.${key}`), text: (row) => fenToYuan(row[key]).replaceAll(",", ""), render: (row) => money(row[key]), compare: (left, right) => compareFen(left[key], right[key]), figures: true })),
    { key: "households", title: t("measure.households"), help: t("measure_help.households"), text: (row) => String(row.households), compare: (left, right) => left.households - right.households, figures: true },
    { key: "order_id", title: "ID", text: (row) => row.order_id, render: (row) => <code className="hash">{row.order_id}</code>, optional: true },
  ]
  return <RecordTable name={t("order.title")} rows={rows} rowKey={(row) => `${row.order_id} ${row.day}`} columns={columns} fileName={fileName} />
}

interface PagesProps { readonly page: number; readonly pageSize: number; readonly total: number; readonly address: (page: number) => string }

/** Pages are links, so that one can be shared or opened beside another. */
function Pages({ page, pageSize, total, address }: PagesProps) {
  const { t } = useTranslation()
  return <Pagination align="end" current={page} pageSize={pageSize} total={total} showSizeChanger={false} showTotal={(count) => t("order.total", { count })} itemRender={pageLink(address)} />
}

const pageLink = (address: PagesProps["address"]): NonNullable<PaginationProps["itemRender"]> => (next, type, shown) => {
  if (type === "page") return <Link to={address(next)}>{next}</Link>
  if (type === "prev" || type === "next") return <Link to={address(next)} aria-label={String(next)}>{type === "prev" ? "‹" : "›"}</Link>
  return shown
}
