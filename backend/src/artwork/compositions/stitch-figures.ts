import { type Colour, darker, lighter } from "../colour"
import { circle, fill, line, mirrored, n, path, placed, rect, spiral, times } from "../stroke"

/** A shape filled with parallel stitches: the thread's direction is what makes embroidery shine. */
function stitched(id: string, d: string, thread: Colour, turn: number): string {
  return `<clipPath id="${id}">${path(d, "")}</clipPath>` + path(d, fill(thread)) + `<g clip-path="url(#${id})"><g transform="rotate(${turn})">${times(90, (at) => path(`M-260 ${n(-270 + at * 6)}H260`, line(at % 2 ? lighter(thread, 0.36) : darker(thread, 0.24), 1.7, 0.75)))}</g></g>` + path(d, line(lighter(thread, 0.6), 2.4, 0.85))
}

const hem = (w: number, h: number, tint: Colour): string => rect(-w / 2, -h / 2, w, h, line(tint, 10)) + times(Math.floor(w / 26), (at) => [-1, 1].map((side) => placed(-w / 2 + 15 + at * 26, (side * (h - 44)) / 2, 0, path("M0 -12L12 0L0 12L-12 0Z", fill(at % 2 ? "#d9a441" : "#3f7f8c")))).join(""))

/** The butterfly mother, with birds and pomegranates, in satin stitch. */
export function butterflyStitch(): string {
  const wing = "M0 -20C30 -150 170 -170 168 -60C166 10 70 30 0 16Z"
  const tail = "M0 20C60 26 140 60 116 130C92 180 20 120 0 50Z"
  const half = stitched("wing", wing, "#c2352f", 24) + stitched("eye", "M70 -84C92 -110 130 -104 128 -72C126 -46 84 -44 70 -84Z", "#e0a83e", -30) + stitched("tail", tail, "#2f6f86", -28) + stitched("spot", "M50 68C70 58 96 80 90 104C74 116 50 100 50 68Z", "#d98a9a", 40)
  const flower = (tint: Colour): string => times(6, (at) => placed(0, 0, at * 60, path("M0 -6C-18 -20 -12 -42 0 -44C12 -42 18 -20 0 -6Z", `${fill(tint)} stroke="${lighter(tint, 0.5)}" stroke-width="2"`))) + circle(0, 0, 9, fill("#e0a83e"))
  return hem(390, 526, "#8f2a2a") + placed(0, -30, 0, half + mirrored(0, 0, half)) + stitched("trunk", "M-13 -62C-16 -20 -10 60 0 96C10 60 16 -20 13 -62C8 -78 -8 -78 -13 -62Z", "#e0a83e", 0) + path("M-6 -96C-20 -150 -50 -170 -70 -160M6 -96C20 -150 50 -170 70 -160", line("#e0a83e", 5)) + placed(-120, 178, 0, flower("#d98a9a")) + placed(0, 192, 30, flower("#c2352f")) + placed(120, 178, 0, flower("#4f8d74")) + path("M-84 196C-60 214 -40 206 -34 196M34 196C44 208 64 212 84 196", line("#4f8d74", 6)) + placed(-132, -200, 0, flower("#4f8d74"), 0.8) + placed(132, -200, 0, flower("#d98a9a"), 0.8)
}

/** Tin set in black cloth: a lattice of meanders, silver on dark, with one red heart. */
export function tinStitch(dye: Colour): string {
  const step = 46
  const meander = path("M-16 16V-16H16V8H-4V-4H5", `fill="none" stroke="#dfe4ea" stroke-width="5" stroke-linejoin="miter"`)
  const field = times(77, (at) => { const [column, row] = [at % 7, Math.floor(at / 7)]; const [x, y] = [(column - 3) * 54, (row - 5) * step]; return Math.abs(x) / 150 + Math.abs(y) / 220 < 1.02 ? placed(x, y, ((column + row) % 4) * 90, meander) : placed(x, y, 45, rect(-5, -5, 10, 10, fill("#aeb8c6"))) })
  return hem(396, 536, lighter(dye, 0.12)) + field + path("M0 -232L172 0L0 232L-172 0Z", line("#dfe4ea", 4, 0.9)) + path("M0 -30L24 0L0 30L-24 0Z", fill("#b4232c")) + [-1, 1].map((side) => placed(side * 152, 0, 0, path("M0 -18L13 0L0 18L-13 0Z", fill("#b4232c")))).join("")
}

/** 盘轴滚边: silk cord coiled round and round upon blue, each coil edged in another colour. */
export function coiledStitch(): string {
  const tints = ["#d9a441", "#c2352f", "#7fb0a4", "#e7dfc8"] as const
  const coil = (tint: Colour, r: number, hand: 1 | -1): string => path(spiral(3.2, r, hand), line(darker(tint, 0.4), 13)) + path(spiral(3.2, r, hand), line(tint, 8)) + path(spiral(3.2, r, hand), `${line(lighter(tint, 0.6), 2.4, 0.9)} stroke-dasharray="5 6"`)
  const rows = [-176, -60, 60, 176].map((y, row) => [-104, 0, 104].map((x, column) => placed(x, y, row * 40 + column * 70, coil(tints[(row + column) % 4] ?? "#d9a441", column === 1 ? 52 : 44, column % 2 ? 1 : -1))).join("")).join("")
  return hem(394, 530, "#3f7f8c") + rows + [-118, 0, 118].map((y) => path(`M-170 ${y}C-120 ${y - 26} -90 ${y + 26} -52 ${y}S20 ${y - 26} 52 ${y}S130 ${y + 24} 170 ${y}`, `${line("#e7dfc8", 4)} stroke-dasharray="8 7"`)).join("")
}
