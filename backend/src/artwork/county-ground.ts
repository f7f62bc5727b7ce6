import type { CountyCode } from "@qianhang/shared/regions"
import { type Colour, darker, lighter } from "./colour"
import { around, circle, fill, line, n, path, placed, spiral, times } from "./stroke"

/** The figure that a county's rosette repeats, drawn upright at the origin, about 40 units tall. */
type Figure = "ray" | "spiral" | "drop" | "diamond" | "wave" | "dots" | "bird" | "fern"

interface Ground { readonly colour: Colour; readonly figure: Figure }

/** One ground per county: muted dyes that stand beside each other on a wall of cards. */
const grounds: Record<CountyCode, Ground> = {
  "522601": { colour: "#dd9b85", figure: "ray" },
  "522622": { colour: "#d2b46b", figure: "dots" },
  "522623": { colour: "#b2c294", figure: "fern" },
  "522624": { colour: "#99c0bc", figure: "wave" },
  "522625": { colour: "#bea38c", figure: "wave" },
  "522626": { colour: "#a2ba97", figure: "diamond" },
  "522627": { colour: "#d8b881", figure: "drop" },
  "522628": { colour: "#90b3b6", figure: "fern" },
  "522629": { colour: "#8597b5", figure: "diamond" },
  "522630": { colour: "#cb887e", figure: "bird" },
  "522631": { colour: "#bdc68a", figure: "drop" },
  "522632": { colour: "#a8c7a4", figure: "wave" },
  "522633": { colour: "#cab197", figure: "dots" },
  "522634": { colour: "#8fb69b", figure: "spiral" },
  "522635": { colour: "#9eacd5", figure: "drop" },
  "522636": { colour: "#84a3cc", figure: "spiral" },
}

/** `light` for food, `deep` for silver and cloth: the same dye, dipped more often. */
export type Tone = "light" | "deep"
export interface GroundColours { wall: Colour; disc: Colour; table: Colour; edge: Colour; lineOnDisc: Colour; crackle: Colour }

export function groundColours(county: CountyCode, tone: Tone): GroundColours {
  const { colour } = grounds[county]
  if (tone === "light") {
    return { wall: colour, disc: lighter(colour, 0.66), table: lighter(colour, 0.5), edge: lighter(colour, 0.82), lineOnDisc: lighter(colour, 0.2), crackle: darker(colour, 0.12) }
  }
  const deep = darker(colour, 0.62)
  return { wall: deep, disc: darker(colour, 0.42), table: darker(colour, 0.5), edge: lighter(colour, 0.05), lineOnDisc: lighter(deep, 0.34), crackle: darker(colour, 0.8) }
}

const figures: Record<Figure, (colour: Colour) => string> = {
  ray: (c) => path("M0 -26L9 12L0 20L-9 12Z", fill(c)),
  spiral: (c) => path(spiral(2.2, 20), line(c, 4)),
  drop: (c) => path("M0 -24C15 -4 14 18 0 18C-14 18 -15 -4 0 -24Z", fill(c)) + circle(0, 4, 5, fill("#ffffff", 0.5)),
  diamond: (c) => path("M0 -22L17 0L0 22L-17 0Z", line(c, 4)) + path("M0 -9L7 0L0 9L-7 0Z", fill(c)),
  wave: (c) => path("M-22 8C-12 -18 2 -18 4 -2C5 8 -6 8 -5 0M4 -2C8 12 18 12 24 4", line(c, 4)),
  dots: (c) => circle(0, -14, 5, fill(c)) + circle(-11, 6, 5, fill(c)) + circle(11, 6, 5, fill(c)) + circle(0, 0, 3, fill(c)),
  bird: (c) => path("M-20 4C-8 -16 8 -14 12 -6L22 -8L14 2C10 16 -8 16 -20 4ZM-2 2C2 -6 8 -6 10 2", fill(c)),
  fern: (c) => path("M0 22V-24M0 10C-14 8 -16 -4 -14 -8M0 10C14 8 16 -4 14 -8M0 -6C-9 -8 -10 -16 -9 -19M0 -6C9 -8 10 -16 9 -19", line(c, 4)),
}

/** The rosette of a county: a drum face drawn in resist lines, radius `r`, at the origin. */
export function rosette(county: CountyCode, r: number, colour: Colour): string {
  const figure = figures[grounds[county].figure](colour)
  const ring = around(18, r - 44).map(([x, y], at) => placed(x, y, (360 * at) / 18, figure, 0.86)).join("")
  const beads = around(72, r - 8).map(([x, y]) => circle(x, y, 2.4, fill(colour))).join("")
  const star = times(12, (at) => placed(0, 0, at * 30, path(`M0 ${n(-r * 0.3)}L${n(r * 0.05)} ${n(-r * 0.13)}L0 ${n(-r * 0.09)}L${n(-r * 0.05)} ${n(-r * 0.13)}Z`, fill(colour))))
  return circle(0, 0, r - 18, line(colour, 2)) + circle(0, 0, r - 72, line(colour, 2)) + circle(0, 0, r - 79, line(colour, 1)) + circle(0, 0, r * 0.34, line(colour, 1.5)) + star + ring + beads
}
