import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router"
import { readBatch, readHouseholds } from "../../api/settlements"
import { BatchFigures } from "../../components/batch-figures"
import { BatchStateMark } from "../../components/batch-state"
import { HouseholdList } from "../../components/household-list"
import { PageHead } from "../../components/page-head"
import { PayoutList } from "../../components/payout-list"
import { Read } from "../../components/states"
import { BatchSteps } from "./batch-steps"
import "./settlements.css"

/** One batch: what is to be done, its accounts, its households, its payments. */
export function BatchDetail() {
  const { t } = useTranslation()
  const { id = "" } = useParams()
  const detail = useQuery({ queryKey: ["settlement", "member", id], queryFn: ({ signal }) => readBatch("member", id, signal) })
  const households = useQuery({ queryKey: ["settlement-households", "member", id], queryFn: ({ signal }) => readHouseholds("member", id, signal) })
  const batch = detail.data?.batch
  return (
    <>
      <PageHead title={batch ? t("batch.period", { from: batch.from, to: batch.to }) : t("batch.list")} lead={batch ? t("batch.number", { number: batch.number }) : undefined} back={{ to: "/workbench/settlements", label: t("batch.back") }}>{batch ? <BatchStateMark state={batch.state} /> : null}</PageHead>
      <Read query={detail} rows={8}>
        {({ batch: read, payouts }) => (
          <>
            <BatchSteps batch={read} />
            <BatchFigures figures={read.figures} />
            <Read query={households}>{(rows) => <HouseholdList households={rows} />}</Read>
            <PayoutList payouts={payouts} />
          </>
        )}
      </Read>
    </>
  )
}
