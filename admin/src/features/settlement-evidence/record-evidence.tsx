import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router"
import { readBatch, readHouseholds, type Side } from "../../api/settlements"
import { PageHead } from "../../components/page-head"
import { Read } from "../../components/states"
import { RecordFlow } from "./record-flow"
import "./record.css"
import type { RecordKind } from "../../components/what-is-recorded"

export interface RecordEvidenceProps { readonly side: Side; readonly kind: RecordKind }

/** A voucher or a signed sheet against a batch: who, when, the file; then one sentence to confirm; then what it proved. */
export function RecordEvidence({ side, kind }: RecordEvidenceProps) {
  const { t } = useTranslation()
  const { id = "" } = useParams()
  const home = `${side === "member" ? "/workbench" : "/console"}/settlements/${id}`
  const detail = useQuery({ queryKey: ["settlement", side, id], queryFn: ({ signal }) => readBatch(side, id, signal) })
  const households = useQuery({ queryKey: ["settlement-households", side, id], queryFn: ({ signal }) => readHouseholds(side, id, signal) })
  const batch = detail.data?.batch
  return (
    <>
      <PageHead title={t(`record.${kind}`)} lead={t(`record.${kind}_lead`)} back={{ to: home, label: batch ? t("batch.period", { from: batch.from, to: batch.to }) : t("record.back_to_batch") }} />
      <Read query={detail}>{({ batch: read }) => <Read query={households} rows={6}>{(rows) => <RecordFlow side={side} kind={kind} batch={read} households={rows} home={home} />}</Read>}</Read>
    </>
  )
}

export const MemberPayout = () => <RecordEvidence side="member" kind="payout" />
export const MemberAcknowledged = () => <RecordEvidence side="member" kind="acknowledged" />
export const MemberReceived = () => <RecordEvidence side="member" kind="received" />
export const StaffAcknowledged = () => <RecordEvidence side="staff" kind="acknowledged" />
export const StaffReceived = () => <RecordEvidence side="staff" kind="received" />
