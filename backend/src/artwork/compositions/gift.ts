import { type Chance } from "../chance"
import { type Colour, darker, lighter, material } from "../colour"
import { batikBand, seal } from "../label"
import { contactShadow } from "../scene"
import { ellipse, fill, line, path, placed, rect, times } from "../stroke"
import { heap, type Heaped } from "./heap"

/** A festival set: two tied boxes under a batik band, and before them a little of what is inside. */
export interface GiftDrawing { readonly kind: "gift"; readonly box: Colour; readonly cloth: Colour; readonly inside: readonly Heaped[] }

function box(x: number, y: number, w: number, h: number, colour: Colour, cloth: Colour): string {
  const lid = 28
  return rect(x, y, w, h, `rx="6" ${fill(colour)}`) + path(`M${x} ${y + 4}L${x + lid} ${y - lid}H${x + w - lid}L${x + w} ${y + 4}Z`, fill(lighter(colour, 0.22))) + `<g transform="translate(${x + w / 2} ${y + h * 0.5})">${batikBand(w, h * 0.42, cloth)}</g>` + rect(x, y, w, h, `rx="6" fill="url(#shade)"`)
}

const knot = path("M0 0C-70 -60 -96 20 0 6C96 20 70 -60 0 0Z", line(material.thread, 15)) + path("M-4 6L-44 96M4 6L50 92", line(material.thread, 12)) + times(5, (at) => path(`M${-58 + at * 8} 98l-4 34M${38 + at * 8} 94l4 34`, line(darker(material.thread, 0.1), 3.4))) + ellipse(0, 0, 20, 17, fill(darker(material.thread, 0.16)))

export function drawGift(drawing: GiftDrawing, chance: Chance): string {
  const heaps = drawing.inside.map((what, at) => { const x = 168 + (at * 470) / Math.max(1, drawing.inside.length - 1); return contactShadow(x, 894, 74, 14) + ellipse(x, 884, 96, 26, fill("#dcd6c6")) + ellipse(x, 878, 96, 26, fill("#f7f4ea")) + placed(x, 868, 0, heap(chance, what, what === "millet" ? { count: 150, rx: 66, ry: 16, rise: 34, piece: 5.4 } : { count: 16, rx: 62, ry: 15, rise: 30, piece: 19 })) }).join("")
  return contactShadow(400, 846, 260, 36) + box(150, 610, 500, 236, drawing.box, drawing.cloth) + box(206, 400, 388, 182, darker(drawing.box, 0.16), drawing.cloth) + rect(386, 370, 28, 476, fill(material.thread)) + rect(386, 370, 28, 476, `fill="url(#shade)"`) + placed(400, 392, 0, knot, 0.92) + placed(276, 696, 0, seal("sun"), 1) + heaps
}
