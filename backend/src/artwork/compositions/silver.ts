import { type Colour } from "../colour"
import { contactShadow } from "../scene"
import { around, circle, ellipse, fill, line, n, path, placed, polyline, spiral, times } from "../stroke"

/** Miao silver, standing or lying on dark cloth. */
export interface SilverDrawing { readonly kind: "silver"; readonly piece: "comb" | "bangle" | "earring" | "collar" }

const metal = `<linearGradient id="metal" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset=".28" stop-color="#dfe4ea"/><stop offset=".5" stop-color="#aab4c2"/><stop offset=".68" stop-color="#eef1f5"/><stop offset="1" stop-color="#7d8898"/></linearGradient>`
const METAL = `fill="url(#metal)"`
const DARK: Colour = "#4b566a"
/** Straight strokes have no bounding box for a gradient to lie in, so they take one tint. */
const bright = (width: number): string => line("#dde2e9", width)

const flower = (r: number): string => times(8, (at) => placed(0, 0, at * 45, ellipse(0, -r * 0.62, r * 0.26, r * 0.4, `${METAL} stroke="${DARK}" stroke-width="1.6"`))) + circle(0, 0, r * 0.26, `${METAL} stroke="${DARK}" stroke-width="1.6"`)
const butterfly = (size: number): string => placed(0, 0, 0, path("M0 -2C-14 -46 -60 -48 -54 -14C-50 4 -20 6 0 4C20 6 50 4 54 -14C60 -48 14 -46 0 -2Z", `${METAL} stroke="${DARK}" stroke-width="2"`) + path("M0 4C-20 8 -40 24 -26 38C-14 46 -2 26 0 10C2 26 14 46 26 38C40 24 20 8 0 4Z", `${METAL} stroke="${DARK}" stroke-width="2"`) + path("M-40 -18C-34 -30 -22 -28 -16 -14M40 -18C34 -30 22 -28 16 -14", line(DARK, 2.4, 0.8)) + path("M0 -4C-4 -20 -10 -30 -18 -34M0 -4C4 -20 10 -30 18 -34", bright(3)), size)
const bell = path("M0 -12C-9 -8 -8 8 -13 14H13C8 8 9 -8 0 -12Z", `${METAL} stroke="${DARK}" stroke-width="1.6"`) + circle(0, 18, 4, METAL)

function comb(): string {
  const outer = "M150 640C150 430 260 330 400 330C540 330 650 430 650 640L604 640C596 470 510 394 400 394C290 394 204 470 196 640Z"
  const plate = "M196 640C204 470 290 394 400 394C510 394 596 470 604 640Z"
  const teeth = times(23, (at) => path(`M${n(212 + at * 17.1)} 640V${n(828 - Math.abs(at - 11) * 3)}`, line("#8d97a7", 11)) + path(`M${n(210 + at * 17.1)} 640V${n(826 - Math.abs(at - 11) * 3)}`, bright(6)))
  const arcs = around(27, 1, -178).slice(0, 14).map(([x, y]) => placed(400 + x * 176, 640 + y * 182, 0, circle(0, 0, 7, METAL))).join("")
  const crest = Array.from({ length: 9 }, (_, at) => { const a = Math.PI * (1.06 + at * 0.11); return placed(400 + Math.cos(a) * 238, 618 + Math.sin(a) * 276, (a * 180) / Math.PI + 90, path("M0 34V-8", bright(5)) + placed(0, -24, 0, flower(30))) }).join("")
  return contactShadow(400, 826, 220, 34) + teeth + crest + path(plate, `${METAL} stroke="${DARK}" stroke-width="2"`) + path(outer, `${METAL} stroke="${DARK}" stroke-width="2"`) + arcs + placed(400, 520, 0, butterfly(1.55)) + placed(276, 596, -30, path(spiral(2, 30), line(DARK, 3.4, 0.75))) + placed(524, 596, 30, path(spiral(2, 30, -1), line(DARK, 3.4, 0.75))) + path("M180 640H620", bright(20)) + times(19, (at) => circle(198 + at * 22.4, 640, 4, fill(DARK, 0.7)))
}

function bangle(): string {
  const ring = (x: number, y: number, turn: number): string => {
    const twist = times(46, (at) => { const a = (at / 46) * Math.PI * 2; return placed(Math.cos(a) * 178, Math.sin(a) * 118, 0, path(`M-16 ${n(14 - Math.sin(a) * 3)}C-6 -2 6 -4 15 ${n(-14 - Math.cos(a) * 4)}`, line(DARK, 3.4, 0.55))) })
    return placed(x, y, turn, ellipse(0, 0, 178, 118, `fill="none" stroke="${DARK}" stroke-width="48"`) + ellipse(0, -3, 178, 118, `fill="none" stroke="url(#metal)" stroke-width="43"`) + twist + ellipse(0, -9, 178, 118, line("#ffffff", 5, 0.5)))
  }
  return contactShadow(400, 836, 240, 50) + ring(452, 560, -14) + ring(360, 738, 8) + placed(360, 856, 0, flower(40)) + placed(300, 848, 14, flower(26)) + placed(422, 850, -14, flower(26))
}

const earringOne = path("M0 -150C-40 -190 20 -220 26 -176C28 -158 12 -150 0 -140V-96", bright(8)) + placed(0, -40, 0, circle(0, 0, 74, `${METAL} stroke="${DARK}" stroke-width="2"`) + path(spiral(3, 60), line(DARK, 5, 0.75))) + placed(0, 76, 0, butterfly(1.15)) + [-48, -24, 0, 24, 48].map((x, at) => path(`M${x} 104V${150 + (2 - Math.abs(at - 2)) * 24}`, bright(3)) + placed(x, 162 + (2 - Math.abs(at - 2)) * 24, 0, bell)).join("")
const earring = (): string => path("M150 330H650", line("#6d4a30", 20)) + path("M150 324H650", line("#a57a52", 5, 0.8)) + path("M178 330V850M622 330V850", line("#6d4a30", 16)) + contactShadow(400, 858, 250, 26) + placed(304, 520, -3, earringOne) + placed(506, 520, 3, earringOne)

function collar(): string {
  const crescent = "M196 470C196 700 300 806 400 806C500 806 604 700 604 470C640 560 690 830 400 850C110 830 160 560 196 470Z"
  const pendants = times(13, (at) => { const a = Math.PI * (0.1 + (at / 12) * 0.8); const [x, y] = [400 - Math.cos(a) * 240, 606 + Math.sin(a) * 244]; return path(`M${n(x)} ${n(y - 10)}v22`, bright(3)) + placed(x, y + 24, 0, bell) })
  return path("M212 470C212 300 300 236 400 236C500 236 588 300 588 470", bright(26)) + path(polyline([[212, 470], [196, 500]]), bright(26)) + pendants + path(crescent, `${METAL} stroke="${DARK}" stroke-width="2"`) + placed(400, 778, 0, butterfly(0.9)) + placed(286, 724, 38, flower(38)) + placed(514, 724, -38, flower(38)) + placed(216, 620, 0, path(spiral(2, 24), line(DARK, 3, 0.8))) + placed(584, 620, 0, path(spiral(2, 24, -1), line(DARK, 3, 0.8)))
}

export const drawSilver = (drawing: SilverDrawing): string => metal + { comb, bangle, earring, collar }[drawing.piece]()
