import type { BatchHousehold, SettlementBatch } from "@qianhang/shared/contracts"
import { CopyOutlined, PrinterOutlined } from "@ant-design/icons"
import { useMutation } from "@tanstack/react-query"
import { Alert, App, Button } from "antd"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router"
import { revokeLinks, type openLinks, type Side, type Step } from "../../api/settlements"
import { failureWords } from "../../components/failure-words"
import { shanghaiTimeOf } from "../../components/shanghai-time"
import { LinkSheet } from "./link-sheet"

type Link = Awaited<ReturnType<typeof openLinks>>["links"][number]
interface LinkListProps { readonly side: Side; readonly batch: SettlementBatch; readonly step: Step; readonly links: readonly Link[]; readonly households: readonly BatchHousehold[]; readonly startAgain: () => void }

/** The links while this page is open and nowhere else: copied one by one into a chat, or printed as a sheet of QR codes. */
export function LinkList({ side, batch, step, links, households, startAgain }: LinkListProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  useAskBeforeLeaving()
  const end = useMutation({ mutationFn: () => revokeLinks(side, batch.id, { step, household_ids: links.map(({ household_id }) => household_id) }), onSuccess: ({ revoked }) => { message.success(t("links.revoked", { count: revoked })); startAgain() } })
  const codeOf = (id: string) => households.find(({ household_id }) => household_id === id)?.household_code ?? ""
  const copy = async (link: Link) => {
    const name = link.name ?? codeOf(link.household_id)
    await navigator.clipboard.writeText(t("links.copy_text", { name, what: t(`links.what_${step}`), url: link.url, time: shanghaiTimeOf(link.expires_at) }))
    message.success(t("links.copied", { name }))
  }
  return (
    <>
      <div className="not-printed links-made">
        <Alert type="warning" showIcon title={t("links.once")} action={<Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>{t("links.print")}</Button>} />
        <section className="panel" aria-labelledby="links">
          <div className="panel-head"><h2 id="links">{t("links.made", { count: links.length })}</h2><Button danger loading={end.isPending} onClick={() => end.mutate()}>{t("links.revoke")}</Button></div>
          {end.error ? <Alert type="error" showIcon role="alert" title={failureWords(t, end.error)} /> : null}
          <ul className="link-rows">
            {links.map((link) => (
              <li key={link.household_id}>
                <span><strong>{link.name ?? t("household.no_name")}</strong> <span className="muted small figures">{codeOf(link.household_id)}</span><br /><span className="muted small">{t("links.expires", { time: shanghaiTimeOf(link.expires_at) })}</span></span>
                <Button icon={<CopyOutlined />} onClick={() => void copy(link)} aria-label={`${t("links.copy")} ${link.name ?? codeOf(link.household_id)}`}>{t("links.copy")}</Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <LinkSheet links={links.map((link) => ({ ...link, code: codeOf(link.household_id) }))} step={step} batch={batch} />
    </>
  )
}

/** The links are gone with the page, so leaving is asked about, inside the app and out of it. */
function useAskBeforeLeaving() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const blocker = useBlocker(true)
  useEffect(() => {
    if (blocker.state === "blocked") void modal.confirm({ title: t("links.leave"), onOk: blocker.proceed, onCancel: blocker.reset })
  }, [blocker, modal, t])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [])
}
