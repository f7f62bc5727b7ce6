import type { SettlementBatch } from "@qianhang/shared/contracts"
import { BookOutlined } from "@ant-design/icons"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Popconfirm } from "antd"
import { useTranslation } from "react-i18next"
import { Link, useParams } from "react-router"
import { readStaff } from "../../api/session"
import { fetchPayoutList, instructBatch, readBatch, readHouseholds } from "../../api/settlements"
import { BatchFigures } from "../../components/batch-figures"
import { BatchStateMark } from "../../components/batch-state"
import { failureWords } from "../../components/failure-words"
import { HouseholdList } from "../../components/household-list"
import { money } from "../../components/money"
import { PageHead } from "../../components/page-head"
import { PayoutList } from "../../components/payout-list"
import { ReasonedDownload } from "../../components/reasoned-download"
import { saveFile } from "../../components/save-file"
import { shanghaiTimeOf } from "../../components/shanghai-time"
import { Read } from "../../components/states"
import "./settle.css"

/** One batch for staff: its accounts, its lists and files, its households and payments; the office marks it as instructed. */
export function SettlementDetail() {
  const { t } = useTranslation()
  const { id = "" } = useParams()
  const detail = useQuery({ queryKey: ["settlement", "staff", id], queryFn: ({ signal }) => readBatch("staff", id, signal) })
  const households = useQuery({ queryKey: ["settlement-households", "staff", id], queryFn: ({ signal }) => readHouseholds("staff", id, signal) })
  const batch = detail.data?.batch
  return (
    <>
      <PageHead title={batch ? `${batch.cooperative.name} · ${t("batch.period", { from: batch.from, to: batch.to })}` : t("settle.title")} lead={batch ? `${t("batch.number", { number: batch.number })} · ${t("batch.frozen_at", { time: shanghaiTimeOf(batch.frozen_at) })}` : undefined} back={{ to: "/console/settlements", label: t("batch.back") }}>{batch ? <BatchStateMark state={batch.state} /> : null}</PageHead>
      <Read query={detail} rows={8}>
        {({ batch: read, payouts }) => (
          <>
            <Papers batch={read} />
            <BatchFigures figures={read.figures} />
            <Read query={households}>{(rows) => <HouseholdList households={rows} />}</Read>
            <PayoutList payouts={payouts} />
          </>
        )}
      </Read>
    </>
  )
}

function Papers({ batch }: { readonly batch: SettlementBatch }) {
  const { t } = useTranslation()
  const staff = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const role = staff.data?.role
  const office = role === "office" || role === "operator"
  const list = useMutation({ mutationFn: async () => saveFile(`${t("settle.list_file")}-${batch.number}.xlsx`, await fetchPayoutList(batch.id, "xlsx")) })
  return (
    <section className="panel" aria-labelledby="papers">
      <div className="panel-head"><h2 id="papers">{t("settle.papers")}</h2><span className="muted small">{t("batch.evidence", batch.progress)}</span></div>
      {list.error ? <Alert className="ask-problem" type="error" showIcon role="alert" title={failureWords(t, list.error)} /> : null}
      <div className="ask-buttons">
        {office && batch.state === "frozen" ? <Instruct batch={batch} /> : null}
        <Button loading={list.isPending} onClick={() => list.mutate()}>{t("settle.list_file")}</Button>
        {office ? <ReasonedDownload side="staff" batch={batch} label={t("settle.bank_file")} /> : null}
        {role === "prefecture" ? null : <Link to="acknowledged"><Button tabIndex={-1}>{t("record.acknowledged")}</Button></Link>}
        {role === "prefecture" || batch.progress.paid === 0 ? null : <Link to="received"><Button tabIndex={-1}>{t("record.received")}</Button></Link>}
        <Link to={`/console/entries?source_id=${encodeURIComponent(batch.id)}`}><Button tabIndex={-1} icon={<BookOutlined />}>{t("settle.entries")}</Button></Link>
      </div>
      <p className="papers-note">{batch.progress.unpaid_fen === "0" ? t("batch.all_paid") : t("steps.unpaid", { amount: money(batch.progress.unpaid_fen) })} · {t("steps.cooperative_paid", { amount: money(batch.cooperative_paid_fen) })}</p>
    </section>
  )
}

function Instruct({ batch }: { readonly batch: SettlementBatch }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const instruct = useMutation({
    mutationFn: () => instructBatch(batch.id, batch.version),
    onSuccess: () => message.success(t("settle.instructed")),
    onError: (error) => message.error(failureWords(t, error)),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ["settlement", "staff", batch.id] }), queries.invalidateQueries({ queryKey: ["settlements"] })]),
  })
  return <Popconfirm title={t("settle.instruct_confirm")} description={t("settle.instruct_help")} onConfirm={() => instruct.mutate()}><Button type="primary" loading={instruct.isPending}>{t("settle.instruct")}</Button></Popconfirm>
}
