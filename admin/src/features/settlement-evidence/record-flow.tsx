import type { BatchHousehold, SettlementBatch } from "@qianhang/shared/contracts"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Result } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { Refused } from "../../api/refused"
import { recordPayout, recordSheet, type Side } from "../../api/settlements"
import { money } from "../../components/money"
import { Nothing } from "../../components/states"
import { ConfirmRecord } from "./confirm-record"
import { useEvidenceDraft } from "./evidence-draft-store"
import { RecordForm } from "./record-form"
import { amountOf, eligible, type Meant, type RecordKind } from "../../components/what-is-recorded"

interface RecordFlowProps { readonly side: Side; readonly kind: RecordKind; readonly batch: SettlementBatch; readonly households: readonly BatchHousehold[]; readonly home: string }

const level = { payout: "paid", acknowledged: "acknowledged", received: "received" } as const

/** Form → confirmation → result. A second press, or the same press after a broken network, records nothing twice. */
export function RecordFlow({ side, kind, batch, households, home }: RecordFlowProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const drafts = useEvidenceDraft(batch.id, kind)
  const [meant, setMeant] = useState<Meant | null>(null)
  const open = eligible(kind, households)
  const record = useMutation({
    mutationFn: ({ evidenceId, paidOn, households: named }: Meant) => {
      const who = { evidence_file_id: evidenceId, household_ids: named.map(({ household_id }) => household_id) }
      return kind === "payout" ? recordPayout(side, batch.id, { ...who, paid_on: paidOn }) : recordSheet(side, batch.id, { ...who, step: kind })
    },
    onSuccess: () => {
      drafts.clear()
      void queries.invalidateQueries({ queryKey: ["settlements"] })
      return Promise.all([queries.invalidateQueries({ queryKey: ["settlement", side, batch.id] }), queries.invalidateQueries({ queryKey: ["settlement-households", side, batch.id] })])
    },
    onError: (error) => {
      if (!(error instanceof Refused) || error.status !== 409) return
      void queries.invalidateQueries({ queryKey: ["settlement", side, batch.id] })
      void queries.invalidateQueries({ queryKey: ["settlement-households", side, batch.id] })
    },
  })
  const startAgain = () => {
    record.reset()
    setMeant(null)
  }
  if (record.data && meant) {
    const { added } = record.data
    const words = { count: meant.households.length, amount: money(meant.amountFen) }
    return (
      <Result status="success" className="panel" title={added === 0 ? t("record.result_none") : t(`record.result_${kind}`, words)}
        subTitle={<>{t("record.result_level", { level: t(`household.${level[kind]}`) })}<br />{open.length === 0 ? t("record.result_all") : t("record.result_left", { count: open.length })}</>}
        extra={[<Link key="batch" to={home}><Button tabIndex={-1} type="primary" size="large">{t("record.back_to_batch")}</Button></Link>, open.length > 0 ? <Button key="rest" size="large" onClick={startAgain}>{t("record.next_rest")}</Button> : null]} />
    )
  }
  if (kind === "payout" && batch.state === "frozen") return <Nothing why={t("steps.not_instructed")} />
  if (open.length === 0) return <Nothing why={t("record.nobody")}><Link to={home}><Button tabIndex={-1} type="primary">{t("record.back_to_batch")}</Button></Link></Nothing>
  if (meant) return <ConfirmRecord kind={kind} meant={meant} sending={record.isPending} error={record.error} confirm={() => record.mutate(meant)} edit={startAgain} />
  return <RecordForm side={side} kind={kind} cooperativeId={batch.cooperative.id} households={open} drafts={drafts} check={(ready) => setMeant({ ...ready, amountFen: amountOf(kind, ready.households) })} />
}
