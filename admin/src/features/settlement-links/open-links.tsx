import type { BatchHousehold, SettlementBatch } from "@qianhang/shared/contracts"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Alert, Button, Radio } from "antd"
import { useTranslation } from "react-i18next"
import { useParams, useSearchParams } from "react-router"
import { openLinks, readBatch, readHouseholds, type Side, type Step } from "../../api/settlements"
import { failureWords } from "../../components/failure-words"
import { PageHead } from "../../components/page-head"
import { Read } from "../../components/states"
import { eligible } from "../../components/what-is-recorded"
import { LinkList } from "./link-list"
import "./links.css"

const stepOf = (text: string | null): Step => (text === "received" ? "received" : "acknowledged")

/** Confirmation links for households: made once, shown once, to be copied or printed. */
export function OpenLinks({ side }: { readonly side: Side }) {
  const { t } = useTranslation()
  const { id = "" } = useParams()
  const home = `${side === "member" ? "/workbench" : "/console"}/settlements/${id}`
  const detail = useQuery({ queryKey: ["settlement", side, id], queryFn: ({ signal }) => readBatch(side, id, signal) })
  const households = useQuery({ queryKey: ["settlement-households", side, id], queryFn: ({ signal }) => readHouseholds(side, id, signal) })
  const batch = detail.data?.batch
  return (
    <>
      <div className="not-printed"><PageHead title={t("links.title")} lead={t("links.lead")} back={{ to: home, label: batch ? t("batch.period", { from: batch.from, to: batch.to }) : t("record.back_to_batch") }} /></div>
      <Read query={detail}>{({ batch: read }) => <Read query={households}>{(rows) => <Links side={side} batch={read} households={rows} />}</Read>}</Read>
    </>
  )
}

export const MemberLinks = () => <OpenLinks side="member" />

interface LinksProps { readonly side: Side; readonly batch: SettlementBatch; readonly households: readonly BatchHousehold[] }

function Links({ side, batch, households }: LinksProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const step = stepOf(params.get("step"))
  const asked = eligible(step, households)
  const make = useMutation({
    mutationFn: () => openLinks(side, batch.id, { step, household_ids: asked.map(({ household_id }) => household_id) }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["settlement-households", side, batch.id] }),
  })
  if (make.data) return <LinkList side={side} batch={batch} step={step} links={make.data.links} households={households} startAgain={make.reset} />
  return (
    <section className="panel links-ask">
      <Radio.Group aria-label={t("links.step")} value={step} onChange={(event) => setParams({ step: String(event.target.value) }, { replace: true })} options={[{ value: "acknowledged", label: t("links.step_acknowledged") }, { value: "received", label: t("links.step_received") }]} />
      {asked.some(({ open_link }) => open_link === step) ? <p className="muted small">{t("links.again")}</p> : null}
      {make.error ? <Alert type="error" showIcon role="alert" title={failureWords(t, make.error)} /> : null}
      {asked.length === 0 ? <p className="muted">{t("links.none")}</p> : <Button type="primary" size="large" loading={make.isPending} onClick={() => make.mutate()}>{make.isPending ? t("links.creating") : t("links.create", { count: asked.length })}</Button>}
    </section>
  )
}
