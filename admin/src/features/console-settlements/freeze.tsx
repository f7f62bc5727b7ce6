import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Alert, App, Button, Input, Select } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router"
import { readBreakdown } from "../../api/console"
import { freezeBatch, previewBatch } from "../../api/settlements"
import { BatchFigures } from "../../components/batch-figures"
import { failureWords } from "../../components/failure-words"
import { money } from "../../components/money"
import { shanghaiToday } from "../../components/shanghai-time"

interface Asked { readonly cooperative: string; readonly to: string }

/** Preview first, which writes nothing; then one sentence says what is frozen. Who presses twice gets the same batch. */
export function Freeze() {
  const { t } = useTranslation()
  const today = shanghaiToday()
  const sold = { from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: today }
  const sellers = useQuery({ queryKey: ["breakdown", "by-cooperative", sold], queryFn: ({ signal }) => readBreakdown("by-cooperative", sold, signal) })
  const [asked, setAsked] = useState<Asked>({ cooperative: "", to: today })
  const preview = useMutation({ mutationFn: (what: Asked) => previewBatch(what) })
  const name = sellers.data?.rows.find(({ key }) => key === asked.cooperative)?.name ?? ""
  const change = (changed: Partial<Asked>) => {
    setAsked({ ...asked, ...changed })
    preview.reset()
  }
  return (
    <section className="panel freeze" aria-labelledby="freeze">
      <h2 id="freeze">{t("settle.begin")}</h2>
      <form className="freeze-ask" onSubmit={(event) => { event.preventDefault(); if (asked.cooperative && asked.to) preview.mutate(asked) }}>
        <Select aria-label={t("settle.cooperative")} className="freeze-cooperative" placeholder={t("settle.cooperative_hint")} loading={sellers.isPending} value={asked.cooperative || undefined} showSearch={{ optionFilterProp: "label" }} options={sellers.data?.rows.map(({ key, name: label }) => ({ value: key, label })) ?? []} onChange={(cooperative: string) => change({ cooperative })} />
        <label>{t("settle.to")} <Input type="date" max={today} value={asked.to} onChange={(event) => change({ to: event.target.value })} /></label>
        <Button htmlType="submit" disabled={!asked.cooperative || !asked.to} loading={preview.isPending}>{t("settle.preview")}</Button>
      </form>
      {preview.error ? <Alert type="warning" showIcon role="alert" title={failureWords(t, preview.error)} /> : null}
      {preview.data ? (
        <>
          <h3>{t("settle.preview_title", preview.data)} <span className="muted small">{t("settle.preview_note")}</span></h3>
          {preview.data.held_back.length > 0 ? <Alert type="warning" showIcon title={t("held.title", { count: preview.data.held_back.reduce((sum, { parcels }) => sum + parcels, 0) })} description={<>{t("held.lead")}<ul>{preview.data.held_back.map(({ reason, parcels }) => <li key={reason}>{t(`held.${reason}`)} · {t("held.count", { count: parcels })}</li>)}</ul></>} /> : null}
          <BatchFigures figures={preview.data.figures} />
          <ConfirmFreeze asked={asked} sentence={t("settle.freeze_confirm", { name, from: preview.data.from, to: preview.data.to, households: preview.data.figures.households, benefit: money(preview.data.figures.benefit_payable_fen), net: money(preview.data.figures.cooperative_net_fen) })} cancel={preview.reset} />
        </>
      ) : null}
    </section>
  )
}

function ConfirmFreeze({ asked, sentence, cancel }: { readonly asked: Asked; readonly sentence: string; readonly cancel: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const freeze = useMutation({
    mutationFn: () => freezeBatch(asked),
    onSuccess: (batch) => {
      message.success(t("settle.frozen", { number: batch.number }))
      void queries.invalidateQueries({ queryKey: ["settlements"] })
      void navigate(`/console/settlements/${batch.id}`)
    },
  })
  return (
    <div className="freeze-confirm">
      <p className="freeze-sentence">{sentence}</p>
      <p className="muted small">{t("settle.freeze_final")}</p>
      {freeze.error ? <Alert type="error" showIcon role="alert" title={failureWords(t, freeze.error)} /> : null}
      <div className="ask-buttons">
        <Button type="primary" size="large" loading={freeze.isPending} onClick={() => freeze.mutate()}>{freeze.isPending ? t("settle.freezing") : t("settle.freeze")}</Button>
        <Button size="large" disabled={freeze.isPending} onClick={cancel}>{t("settle.cancel")}</Button>
      </div>
    </div>
  )
}
