import { type Chance } from "../chance"
import { type Colour, darker, lighter } from "../colour"
import { batikBand, seal, type Seal } from "../label"
import { contactShadow } from "../scene"
import { ellipse, fill, line, path, placed, rect, times } from "../stroke"
import { heap, type Heaped } from "./heap"

/** A paper pouch with a window, its content spilling before it or, for cooked goods, lying on a plate. */
export interface PouchDrawing { readonly kind: "pouch"; readonly paper: Colour; readonly cloth: Colour; readonly seal: Seal; readonly of: Heaped | "braised-duck" | "cakes" }

const slices = (): string => times(7, (at) => placed(-120 + at * 40, Math.abs(at - 3) * -5, 16, ellipse(4, 8, 40, 24, fill("#0d1730", 0.2)) + ellipse(0, 0, 40, 25, fill("#7b3f22")) + ellipse(-2, -4, 34, 19, fill("#b9714a")) + path("M-22 -8C-8 -16 10 -16 22 -8", line("#dba27c", 4)))) 
const plate = (content: string): string => contactShadow(470, 884, 200, 36) + ellipse(470, 870, 224, 60, fill("#dcd8cb")) + ellipse(470, 862, 224, 60, fill("#f7f4ea")) + ellipse(470, 862, 178, 42, fill("#eae5d8")) + placed(470, 848, 0, content)
const cakes = (): string => [[-86, 0], [86, 4], [0, -34], [4, 22]].map(([x = 0, y = 0], at) => placed(x, y, at * 4 - 6, rect(-70, -26, 140, 56, `rx="16" ${fill("#7d8a4a")}`) + rect(-70, -26, 140, 56, `rx="16" fill="url(#fall)"`) + path("M-70 -8H70M-70 10H70", line("#667239", 3, 0.8)) + path("M-30 -28V32M30 -28V32", line("#d9c28a", 8)))).join("")

export function drawPouch(drawing: PouchDrawing, chance: Chance): string {
  const d = "M196 270H560L574 800C576 838 560 856 526 856H230C196 856 180 838 182 800Z"
  const window = "M258 680C258 596 318 556 378 556C438 556 498 596 498 680C498 764 438 794 378 794C318 794 258 764 258 680Z"
  const inner = drawing.of === "braised-duck" ? placed(378, 690, 0, slices() + placed(20, -52, 0, slices()) + placed(-10, 50, 0, slices())) : drawing.of === "cakes" ? placed(378, 690, 0, cakes(), 1.1) : `<g clip-path="url(#window)">${placed(378, 676, 0, heap(chance, drawing.of, { count: 60, rx: 124, ry: 122, rise: 0, piece: drawing.of === "fungus" ? 36 : 24 }))}</g>`
  const spilled = drawing.of === "braised-duck" ? plate(slices()) : drawing.of === "cakes" ? plate(cakes()) : placed(560, 858, 0, heap(chance, drawing.of, { count: 26, rx: 138, ry: 34, rise: 40, piece: drawing.of === "fungus" ? 40 : 25 }))
  return contactShadow(380, 852, 196, 36) + path(d, fill(drawing.paper)) + path("M196 270H560V318H195Z", fill(darker(drawing.paper, 0.12))) + path("M196 330H561", line(darker(drawing.paper, 0.3), 3, 0.6)) + `<g transform="translate(378 400)">${batikBand(366, 84, drawing.cloth)}</g>` + placed(378, 492, 0, seal(drawing.seal), 1.05) + `<clipPath id="window">${path(window, "")}</clipPath>` + path(window, fill(darker(drawing.paper, 0.6))) + `<g clip-path="url(#window)">${inner}</g>` + path(window, line(lighter(drawing.paper, 0.5), 6)) + path("M286 640C300 604 330 586 366 578", line("#ffffff", 7, 0.6)) + path(d, `fill="url(#shade)"`) + spilled
}
