import { type Chance } from "../chance"
import { darker, lighter, material } from "../colour"
import { blossom, leaf } from "../leaf"
import { label, type Seal } from "../label"
import { contactShadow } from "../scene"
import { ellipse, fill, line, path, placed, rect, times } from "../stroke"
import { heap } from "./heap"

/** A glass bottle of oil or juice; beside it the seed, the flower or the fruit it was pressed from. */
export interface BottleDrawing { readonly kind: "bottle"; readonly liquid: string; readonly cloth: string; readonly seal: Seal; readonly shape: "tall" | "flask" | "jug"; readonly beside: "camellia" | "berries"; readonly glass?: boolean }

const outlines = {
  tall: "M352 250H448V372C448 430 516 440 516 520V820C516 848 500 862 472 862H328C300 862 284 848 284 820V520C284 440 352 430 352 372Z",
  flask: "M356 300H444V420C444 470 560 500 560 650V800C560 842 538 862 500 862H300C262 862 240 842 240 800V650C240 500 356 470 356 420Z",
  jug: "M350 330H450V400C450 430 590 450 590 540V812C590 846 572 862 540 862H260C228 862 210 846 210 812V540C210 450 350 430 350 400Z",
} as const
const tops = { tall: 250, flask: 300, jug: 330 } as const
const surfaces = { tall: 392, flask: 470, jug: 470 } as const

const seeds = times(9, (at) => placed(((at * 47) % 130) - 40, ((at * 31) % 60) - 10, at * 40, ellipse(0, 0, 19, 15, fill(at % 2 ? "#4a3020" : "#5f3e28")) + ellipse(-5, -5, 7, 4, fill("#c39a74", 0.6))))

function foot(kind: BottleDrawing["beside"], chance: Chance): string {
  if (kind === "camellia") return placed(160, 838, 0, seeds) + placed(592, 812, 30, leaf("#2f6240"), 1.1) + placed(606, 838, -150, leaf("#3a7048"), 0.9) + placed(610, 812, 10, blossom("#fbf8f0", "#e2a83a"), 1.5) + placed(208, 800, -140, leaf("#3a7048"), 0.9)
  return placed(620, 852, 160, leaf("#4f7a52"), 1) + placed(600, 836, 0, heap(chance, "berry", { count: 11, rx: 76, ry: 28, rise: 40, piece: 33 })) + placed(176, 858, 0, heap(chance, "berry", { count: 6, rx: 60, ry: 20, rise: 20, piece: 31 }))
}

/** A tumbler two thirds full. */
const tumbler = (liquid: string): string => contactShadow(640, 850, 64, 16) + path("M570 640L584 838C586 850 694 850 696 838L710 640Z", fill("#f4f8f8", 0.6)) + path("M575 706L584 834C588 844 692 844 696 834L705 706Z", fill(liquid)) + ellipse(640, 706, 65, 13, fill(lighter(liquid, 0.3))) + ellipse(640, 640, 70, 14, line("#ffffff", 4, 0.9)) + path("M588 668L598 820", line("#ffffff", 7, 0.55))

export function drawBottle(drawing: BottleDrawing, chance: Chance): string {
  const outline = outlines[drawing.shape]
  const top = tops[drawing.shape]
  const wide = drawing.shape === "tall" ? 190 : 240
  const inside = `<clipPath id="bottle">${path(outline, "")}</clipPath><g clip-path="url(#bottle)">${rect(180, surfaces[drawing.shape], 440, 480, fill(drawing.liquid))}${rect(180, surfaces[drawing.shape], 440, 480, `fill="url(#fall)"`)}${ellipse(400, surfaces[drawing.shape], 240, 10, fill(lighter(drawing.liquid, 0.4)))}</g>`
  const handle = drawing.shape === "jug" ? path("M448 380C560 350 640 400 606 520", line(darker(drawing.liquid, 0.2), 24, 0.9)) + path("M448 376C556 346 630 396 600 506", line(lighter(drawing.liquid, 0.5), 6, 0.6)) : ""
  const stopper = rect(356, top - 62, 88, 74, `rx="10" ${fill(material.wood)}`) + rect(356, top - 62, 88, 74, `rx="10" fill="url(#shade)"`) + path(`M344 ${top + 16}H456`, line(material.thread, 11)) + path(`M430 ${top + 20}C470 ${top + 40} 452 ${top + 80} 474 ${top + 110}M430 ${top + 20}C446 ${top + 50} 430 ${top + 80} 440 ${top + 100}`, line(material.thread, 5))
  const cup = drawing.glass ? tumbler(drawing.liquid) : ""
  return contactShadow(400, 862, drawing.shape === "tall" ? 120 : 168, 36) + handle + path(outline, fill("#eef4f2", 0.66)) + inside + path(outline, `fill="url(#shade)"`) + path(outline, line("#ffffff", 3, 0.6)) + path(drawing.shape === "tall" ? "M310 540V800" : "M268 600V800", line("#ffffff", 12, 0.5)) + `<g transform="translate(400 690)">${label(wide, 210, drawing.cloth, drawing.seal)}</g>` + stopper + cup + (drawing.glass ? placed(182, 852, 0, heap(chance, "berry", { count: 12, rx: 84, ry: 26, rise: 44, piece: 33 })) : foot(drawing.beside, chance))
}
