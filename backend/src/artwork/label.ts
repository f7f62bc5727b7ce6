import { type Colour, darker, material } from "./colour"
import { circle, fill, line, path, placed, rect, spiral, times } from "./stroke"

/** What a label bears instead of words: a drawing of the thing. Words would need a font that not every machine has. */
export type Seal = "drop" | "leaf" | "butterfly" | "duck" | "sun" | "fish" | "grain"

const seals: Record<Seal, string> = {
  drop: path("M0 -22C16 -2 15 20 0 20C-15 20 -16 -2 0 -22Z", fill("#fbfaf6")),
  leaf: path("M-20 14C-18 -14 6 -22 22 -20C22 2 8 22 -20 14ZM-20 18L14 -12", `${fill("#fbfaf6")} stroke="${material.thread}" stroke-width="2"`),
  butterfly: path("M0 -4C-8 -24 -26 -20 -22 -6C-20 2 -10 2 -2 2C-14 6 -16 18 -6 18C0 16 0 8 0 4C0 8 0 16 6 18C16 18 14 6 2 2C10 2 20 2 22 -6C26 -20 8 -24 0 -4Z", fill("#fbfaf6")),
  duck: path("M-22 2C-16 16 12 18 20 4C22 -2 16 -4 10 -4C12 -10 8 -18 0 -16C-6 -14 -6 -8 -4 -4L-10 -8L-6 0C-12 2 -18 -2 -22 2Z", fill("#fbfaf6")),
  sun: circle(0, 0, 8, fill("#fbfaf6")) + times(10, (at) => placed(0, 0, at * 36, path("M0 -22L4 -12H-4Z", fill("#fbfaf6")))),
  fish: path("M-22 0C-12 -14 8 -12 14 -2L24 -10V10L14 2C8 12 -12 14 -22 0Z", fill("#fbfaf6")),
  grain: times(5, (at) => placed((at - 2) * 8, Math.abs(at - 2) * 5 - 4, (at - 2) * 18, path("M0 -18C7 -8 7 6 0 14C-7 6 -7 -8 0 -18Z", fill("#fbfaf6")))),
}

/** A red seal of 60 × 60 around the origin. */
export const seal = (kind: Seal): string => rect(-30, -30, 60, 60, `rx="9" ${fill(material.thread)}`) + rect(-26, -26, 52, 52, `rx="6" ${line("#fbfaf6", 1.4, 0.8)}`) + placed(0, 0, 0, seals[kind], 0.94)

/** A strip of batik: spirals and dots in resist white on dye, centred on the origin. */
export function batikBand(width: number, height: number, dye: Colour): string {
  const count = Math.max(2, Math.round(width / (height * 0.95)))
  const pitch = width / count
  return rect(-width / 2, -height / 2, width, height, fill(dye)) + path(`M${-width / 2} ${-height / 2 + 4}H${width / 2}M${-width / 2} ${height / 2 - 4}H${width / 2}`, line("#f4f1e6", 1.6, 0.9)) +
    times(count, (at) => placed(-width / 2 + pitch * (at + 0.5), 0, 0, path(spiral(1.9, height * 0.3, at % 2 ? 1 : -1), line("#f4f1e6", 2.4, 0.95))) + circle(-width / 2 + pitch * at, 0, 2.4, fill("#f4f1e6")))
}

/** A label of handmade paper with a batik band and a red seal, centred on the origin. */
export const label = (width: number, height: number, dye: Colour, kind: Seal): string =>
  rect(-width / 2, -height / 2, width, height, `rx="4" ${fill("#f6f0e0")}`) +
  `<g transform="translate(0 ${-height / 2 + height * 0.15})">${batikBand(width, height * 0.2, dye)}</g>` +
  placed(0, height * 0.12, 0, seal(kind), Math.min(1.1, height / 150)) +
  path(`M${-width * 0.3} ${height * 0.4}H${width * 0.3}`, line(darker("#cdbf9c", 0.2), 2, 0.8))
