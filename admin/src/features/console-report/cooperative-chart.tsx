import type { reportRow } from "@qianhang/shared/contracts"
import { BarChart } from "echarts/charts"
import { GridComponent, TooltipComponent } from "echarts/components"
import { init, use, type ECharts } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { compareMeasure, measureText, type MeasureKey } from "../../components/measure-keys"
import { colours, fontFamily } from "../../theme"

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

type Row = z.infer<typeof reportRow>
interface CooperativeChartProps { readonly rows: readonly Row[]; readonly measure: MeasureKey; readonly choose: (cooperative: string) => void }
const MOST = 8

/** The cooperatives with most of one measure, as bars. The table below holds the same figures for who does not see bars. */
export function CooperativeChart({ rows, measure, choose }: CooperativeChartProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const choosing = useRef(choose)
  useEffect(() => {
    choosing.current = choose
  }, [choose])
  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current, null, { renderer: "svg" })
    chart.current = drawn
    const resized = new ResizeObserver(() => drawn.resize())
    resized.observe(place.current)
    return () => {
      resized.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    const most = [...rows].sort(compareMeasure(measure)).slice(-MOST)
    chart.current?.setOption(options(most, measure, t(`measure.${measure}`)), true)
    chart.current?.off("click")
    chart.current?.on("click", ({ dataIndex }) => {
      const row = most[dataIndex]
      if (row) choosing.current(row.key)
    })
  }, [rows, measure, t])
  return (
    <section className="panel" aria-labelledby="cooperative-chart">
      <div className="panel-head"><h2 id="cooperative-chart">{t("report.chart")} <span className="muted small">{t(`measure.${measure}`)}</span></h2></div>
      <div ref={place} className="chart" role="img" aria-label={t("report.chart_label", { measure: t(`measure.${measure}`) })} />
    </section>
  )
}

/** Bars are lengths; the figures beside them are the exact texts. */
function options(rows: readonly Row[], measure: MeasureKey, name: string) {
  const short = (text: string) => (text.length > 11 ? `${text.slice(0, 10)}…` : text)
  return {
    animationDuration: 180,
    textStyle: { fontFamily, color: colours.ink },
    grid: { left: 4, right: 92, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", data: rows.map((row) => short(row.name)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.muted, fontSize: 13 } },
    series: [{
      name, type: "bar", barMaxWidth: 18, itemStyle: { color: colours.indigo, borderRadius: [0, 4, 4, 0] }, cursor: "pointer",
      data: rows.map((row) => ({ value: Number(row[measure]), label: { show: true, position: "right", color: colours.ink, formatter: measureText(row, measure) } })),
    }],
  }
}
