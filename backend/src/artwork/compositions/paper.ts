import { between, type Chance } from "../chance"
import { type Colour, darker, material } from "../colour"
import { contactShadow } from "../scene"
import { circle, ellipse, fill, line, n, path, placed, type Point, polyline, times } from "../stroke"

/** Handmade paper: a stack with deckled edges, petals caught in the topmost sheet, a roll behind. */
export interface PaperDrawing { readonly kind: "paper"; readonly sheet: Colour; readonly petals: readonly Colour[] }

function deckled(chance: Chance, corners: readonly Point[]): string {
  const points: Point[] = corners.flatMap((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from
    return Array.from({ length: 22 }, (_, step): Point => [from[0] + ((to[0] - from[0]) * step) / 22 + between(chance, -3.4, 3.4), from[1] + ((to[1] - from[1]) * step) / 22 + between(chance, -2.6, 2.6)])
  })
  return `${polyline(points)}Z`
}

const fern = (colour: Colour): string => path("M-4 44C2 16 0 -16 -8 -46", line(colour, 4)) + times(6, (at) => [-1, 1].map((side) => placed(-2 - at * 0.7, 34 - at * 14, side * (62 - at * 4), ellipse(0, -13 + at, 5, 14 - at * 1.4, fill(colour, 0.9)))).join(""))
const petal = (colour: Colour): string => times(5, (at) => placed(0, 0, at * 72, path("M0 0C-14 -10 -10 -30 0 -30C10 -30 14 -10 0 0Z", fill(colour, 0.82)))) + circle(0, 0, 5, fill("#c79a3a"))

export function drawPaper(drawing: PaperDrawing, chance: Chance): string {
  const sheets = times(9, (at) => { const lift = 868 - at * 13; const d = deckled(chance, [[120 + at * 2, lift - 60], [470 + at * 3, lift - 180], [700 - at * 2, lift - 70], [356, lift + 36]]); return path(d, `${fill(at === 8 ? drawing.sheet : darker(drawing.sheet, 0.05 + (8 - at) * 0.012))} stroke="${darker(drawing.sheet, 0.22)}" stroke-width="1.6"`) })
  const fibres = times(60, () => { const [x, y] = [between(chance, 240, 580), between(chance, 660, 740)]; return path(`M${n(x)} ${n(y)}q${n(between(chance, -14, 14))} ${n(between(chance, -8, 8))} ${n(between(chance, -22, 22))} ${n(between(chance, -6, 6))}`, line(darker(drawing.sheet, 0.3), 1.3, 0.5)) })
  const caught = drawing.petals.map((colour, at) => placed(300 + ((at * 83) % 250), 690 + ((at * 31) % 56), at * 41, `<g transform="scale(1 .58)">${at % 3 === 1 ? fern(colour) : petal(colour)}</g>`)).join("")
  const roll = placed(300, 560, -27, ellipse(0, 66, 290, 46, `fill="url(#penumbra)"`) + path("M-230 -46H230V46H-230Z", fill(drawing.sheet)) + path("M-230 -46H230V46H-230Z", `fill="url(#fall)"`) + ellipse(230, 0, 20, 46, fill(darker(drawing.sheet, 0.16))) + ellipse(230, 0, 12, 30, fill(darker(drawing.sheet, 0.4))) + ellipse(-230, 0, 20, 46, fill(darker(drawing.sheet, 0.06))) + path("M-20 -46C-6 -16 -6 16 -20 46M-2 -46C12 -16 12 16 -2 46", line(material.thread, 7)) + path("M-8 40C-30 70 -20 90 -40 116M-8 40C4 70 0 90 10 112", line(material.thread, 5)))
  const second = placed(520, 520, -14, path("M-200 -38H200V38H-200Z", fill(darker(drawing.sheet, 0.06))) + path("M-200 -38H200V38H-200Z", `fill="url(#fall)"`) + ellipse(200, 0, 16, 38, fill(darker(drawing.sheet, 0.24))) + ellipse(-200, 0, 16, 38, fill(darker(drawing.sheet, 0.1))) + path("M10 -38C22 -12 22 12 10 38", line(material.indigo, 8)))
  return contactShadow(410, 862, 290, 60) + second + roll + sheets + fibres + caught
}
