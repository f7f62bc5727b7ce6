import type { Measures, reportRow } from "@qianhang/shared/contracts"
import { counties } from "@qianhang/shared/regions"
import { Button, Select } from "antd"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { allMeasures, compareMeasure, measureText, shade, shortMeasureText, type MeasureKey } from "../../components/measure-keys"

type Row = z.infer<typeof reportRow>
interface TileMapProps { readonly rows: readonly Row[]; readonly measure: MeasureKey; readonly chosen: string | undefined; readonly only: string | null; readonly chooseMeasure: (key: MeasureKey) => void; readonly chooseCounty: (code: string | undefined) => void }

const nothing: Measures = { gmv_fen: "0", refunds_fen: "0", net_sales_fen: "0", linked_sales_fen: "0", benefit_accrued_fen: "0", benefit_paid_fen: "0", households: 0, orders: 0 }

/** The 16 counties where they lie, coloured by one measure; a tile filters by its county and, pressed again, frees it. */
export function TileMap({ rows, measure, chosen, only, chooseMeasure, chooseCounty }: TileMapProps) {
  const { t, i18n } = useTranslation()
  const unit = i18n.language === "en" ? "k" : "万"
  const largest = [...rows].sort(compareMeasure(measure)).at(-1) ?? { ...nothing }
  return (
    <section className="panel" aria-labelledby="tile-map">
      <div className="panel-head">
        <h2 id="tile-map">{t("report.map")}</h2>
        <Select aria-label={t("report.map_measure")} value={measure} options={allMeasures.map((key) => ({ value: key, label: t(`measure.${key}`) }))} onChange={chooseMeasure} className="map-measure" />
      </div>
      <div className="tiles">
        {counties.map(({ code, name, column, row }) => {
          const figures = rows.find((each) => each.key === code) ?? nothing
          const value = measureText(figures, measure)
          return (
            <button key={code} type="button" className={`tile shade-${shade(figures, measure, largest)}`} style={{ gridColumn: column + 1, gridRow: row + 1 }} title={value} disabled={only !== null && only !== code} aria-pressed={chosen === code} aria-label={t("report.map_tile", { county: name, measure: t(`measure.${measure}`), value })} onClick={() => chooseCounty(chosen === code ? undefined : code)}>
              <span>{name.slice(0, -1)}</span><span className="figures tile-value">{shortMeasureText(figures, measure, unit)}</span>
            </button>
          )
        })}
      </div>
      <div className="tiles-foot small muted">
        <span>{t("report.low")}</span>{[0, 1, 2, 3, 4].map((level) => <i key={level} className={`shade-${level}`} />)}<span>{t("report.high")}</span>
        {chosen ? <Button type="link" size="small" onClick={() => chooseCounty(undefined)}>{t("report.map_clear")}</Button> : <span className="tiles-hint">{t("report.map_hint")}</span>}
      </div>
    </section>
  )
}
