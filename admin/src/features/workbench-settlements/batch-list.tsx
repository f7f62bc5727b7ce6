import { useQuery } from "@tanstack/react-query"
import { Pagination } from "antd"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { listOwnBatches } from "../../api/settlements"
import { PageHead } from "../../components/page-head"
import { Nothing, Read } from "../../components/states"
import { BatchCard } from "./batch-card"
import { HeldNote } from "./held-note"
import { ReceivableNote } from "./receivable-note"
import "./settlements.css"

const pageOf = (text: string | null): number => (text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1)

/** The cooperative's batches, newest first, and what it owes for refunds of settled parcels. */
export function BatchList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const page = pageOf(params.get("page"))
  const batches = useQuery({ queryKey: ["settlements", page], queryFn: ({ signal }) => listOwnBatches({ page }, signal), refetchOnWindowFocus: true })
  return (
    <>
      <PageHead title={t("batch.list")} lead={t("batch.lead")} />
      <Read query={batches}>
        {(data) => (
          <>
            <HeldNote parcels={data.held_back} />
            <ReceivableNote amountFen={data.receivable_fen} lines={data.receivables} />
            {data.batches.length === 0 ? <Nothing why={t("batch.empty")} /> : <ul className="cards">{data.batches.map((batch) => <BatchCard key={batch.id} batch={batch} />)}</ul>}
            {data.total > data.page_size ? <Pagination align="center" current={page} pageSize={data.page_size} total={data.total} showSizeChanger={false} onChange={(next) => setParams({ page: String(next) })} /> : null}
          </>
        )}
      </Read>
    </>
  )
}
