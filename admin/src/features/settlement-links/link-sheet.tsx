import type { SettlementBatch } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { Step } from "../../api/settlements"
import { shanghaiTimeOf } from "../../components/shanghai-time"

interface SheetLink { readonly household_id: string; readonly url: string; readonly name: string | null; readonly code: string; readonly expires_at: string }
interface LinkSheetProps { readonly links: readonly SheetLink[]; readonly step: Step; readonly batch: SettlementBatch }

/** One slip per household, to be cut apart: what to do, its QR code, until when. Seen here and on paper. */
export function LinkSheet({ links, step, batch }: LinkSheetProps) {
  const { t } = useTranslation()
  return (
    <ul className="slips">
      {links.map((link) => (
        <li key={link.household_id} className="slip">
          <p className="slip-title">{t("links.sheet_title")}</p>
          <QrCode text={link.url} alt={t("links.qr_alt", { name: link.name ?? link.code })} />
          <p className="slip-name">{link.name ?? ""} <span className="figures">{link.code}</span></p>
          <p>{t(`links.sheet_scan_${step}`)}</p>
          <p className="muted small">{batch.cooperative.name}<br /><span className="figures">{t("batch.period", { from: batch.from, to: batch.to })}</span><br />{t("links.expires", { time: shanghaiTimeOf(link.expires_at) })}</p>
        </li>
      ))}
    </ul>
  )
}

/** A link as a picture; the drawing is fetched only by who makes links, and the link never leaves the device for it. */
function QrCode({ text, alt }: { readonly text: string; readonly alt: string }) {
  const drawn = useQuery({ queryKey: ["qr", text], gcTime: 0, staleTime: Infinity, queryFn: async () => (await import("qrcode")).toString(text, { type: "svg", margin: 1, errorCorrectionLevel: "M" }) })
  return drawn.data ? <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(drawn.data)}`} alt={alt} width={160} height={160} /> : <span className="qr" aria-busy="true" />
}
