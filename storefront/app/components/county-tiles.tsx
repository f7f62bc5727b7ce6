import type { CountyHall } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"

const columns = ["col-start-1", "col-start-2", "col-start-3", "col-start-4", "col-start-5", "col-start-6"]
const rows = ["row-start-1", "row-start-2", "row-start-3", "row-start-4", "row-start-5"]
const grounds = ["bg-tile-1", "bg-tile-2", "bg-tile-3", "bg-tile-4"]

/** The 16 county halls, one tile each at its relative place (a cartogram, not a map of borders). */
export function CountyTiles({ halls, current }: { halls: CountyHall[]; current?: string }) {
  const { t, i18n } = useTranslation()
  const english = i18n.language === "en"
  return (
    <ul aria-label={t("county.map")} className="grid max-w-xl grid-cols-6 grid-rows-5 gap-1.5 sm:gap-2">
      {halls.map((hall) => (
        <li key={hall.code} className={`${columns[hall.column] ?? ""} ${rows[hall.row] ?? ""}`}>
          <Link to={`/counties/${hall.code}`} aria-label={t("county.tile", { name: english ? hall.pinyin : hall.name, count: hall.products })} aria-current={hall.code === current ? "page" : undefined}
            className={`tile flex aspect-square flex-col items-center justify-center rounded-lg text-white ${grounds[(hall.column + hall.row * 2) % grounds.length] ?? ""} aria-[current]:ring-2 aria-[current]:ring-thread aria-[current]:ring-offset-2`}>
            <span className={english ? "text-[10px] leading-none sm:text-sm" : "font-display text-base leading-none sm:text-lg"}>{english ? hall.pinyin : hall.name.replace(/[县市]$/, "")}</span>
            <span aria-hidden="true" className="mt-1 text-[11px] leading-none text-white/85 tabular-nums">{hall.products}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
