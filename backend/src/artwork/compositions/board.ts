import { type Chance } from "../chance"
import { darker, material } from "../colour"
import { contactShadow } from "../scene"
import { ellipse, fill, line, n, path, placed, rect, times } from "../stroke"

/** Cured food: fish on a board among chilli and rice, or strips hanging from a bamboo pole. */
export interface BoardDrawing { readonly kind: "board"; readonly of: "fish" | "pork" | "jerky" }

const fish = (colour: string): string => {
  const body = "M-230 4C-150 -84 60 -92 190 -18C206 -8 206 12 190 20C60 96 -150 88 -230 4Z"
  return path("M-216 4L-300 -66C-286 -20 -286 30 -300 74Z", fill(darker(colour, 0.3))) + path("M-70 -46C-30 -104 70 -100 104 -44Z", fill(darker(colour, 0.24))) + path(body, fill(colour)) + path("M-200 14C-120 76 40 84 186 22C60 96 -150 88 -200 14Z", fill("#dba274", 0.8)) + times(26, (at) => { const [x, y] = [-150 + (at % 9) * 30 + Math.floor(at / 9) * 12, -34 + Math.floor(at / 9) * 28]; return path(`M${x} ${y - 12}C${x + 14} ${y - 8} ${x + 14} ${y + 8} ${x} ${y + 12}`, line(darker(colour, 0.4), 3, 0.6)) }) + path("M124 -46C100 -20 100 24 122 50", line(darker(colour, 0.5), 5)) + `<circle cx="158" cy="-16" r="11" fill="#f0e4c8"/><circle cx="160" cy="-16" r="6" fill="#1c1a18"/>` + path("M-170 -28C-60 -70 60 -66 150 -34", line("#f2c79a", 6, 0.6)) + times(9, (at) => placed(-120 + at * 30, 10 + ((at * 17) % 30), at * 50, ellipse(0, 0, 9, 5, fill(at % 2 ? "#b5281f" : "#f3ead2"))))
}
const pepper = (x: number, y: number): string => placed(x, y, 0, times(7, (at) => placed(((at * 29) % 60) - 30, ((at * 19) % 34) - 17, 0, `<circle r="7" fill="${at % 2 ? "#7c2a22" : "#9a3d2b"}"/>`)))
const redChilli = (x: number, y: number, turn: number): string => placed(x, y, turn, path("M0 0C30 -18 78 -8 108 22C74 18 30 24 0 14Z", fill("#bb2a20")) + path("M2 6L-24 -2", line("#54753d", 6)))

function fishBoard(): string {
  const slab = "M96 742L640 716C676 716 690 738 694 764L706 840C708 866 690 878 660 880L130 892C100 892 84 876 86 850Z"
  return contactShadow(400, 884, 300, 34) + path(slab, fill("#8a5a38")) + times(6, (at) => path(`M110 ${764 + at * 21}C260 ${750 + at * 21} 480 ${776 + at * 19} 690 ${752 + at * 20}`, line("#6d4428", 3, 0.6))) + path(slab, `fill="url(#fall)" opacity=".6"`) + path("M120 800C260 700 560 690 680 770C560 850 260 880 120 800Z", fill("#5d7a45", 0.95)) + path("M126 800H672", line("#86a167", 4, 0.7)) + placed(420, 730, -5, fish("#a9623a"), 0.98) + placed(396, 820, 3, fish("#b87245"), 0.98) + redChilli(110, 856, -8) + pepper(640, 850) + redChilli(560, 880, 6)
}

function strip(x: number, top: number, long: number, at: number): string {
  const d = `M${x - 52} ${top}C${x - 60} ${top + long * 0.4} ${x - 46} ${top + long * 0.8} ${x - 40} ${top + long}C${x - 10} ${top + long + 18} ${x + 20} ${top + long + 10} ${x + 44} ${top + long - 6}C${x + 54} ${top + long * 0.7} ${x + 44} ${top + long * 0.3} ${x + 52} ${top + 4}Z`
  const layers = ["#8a3a2a", "#e7c7a0", "#a34a34", "#efd6b4", "#7c3223"].map((tint, layer) => path(`M${x - 44 + layer * 22} ${top}C${x - 50 + layer * 22} ${top + long * 0.4} ${x - 34 + layer * 20} ${top + long * 0.7} ${x - 40 + layer * 20} ${top + long + 20}`, line(tint, 25))).join("")
  return `<clipPath id="strip${at}">${path(d, "")}</clipPath>` + `<g transform="translate(18 20)">${path(d, `${fill("#0d1730", 0.28)} filter="url(#soft)"`)}</g>` + `<g clip-path="url(#strip${at})">${rect(x - 70, top - 10, 140, long + 60, fill("#6a2a1e"))}${layers}</g>` + path(d, `fill="url(#shade)"`) + path(`M${x} ${top + 14}C${x - 22} ${top - 40} ${x - 16} 250 ${x} 232C${x + 16} 250 ${x + 22} ${top - 40} ${x} ${top + 14}`, line("#d8bd7c", 7))
}

const pork = (): string => [[232, 330, 400], [400, 316, 456], [568, 336, 376]].map(([x = 0, top = 0, long = 0], at) => strip(x, top, long, at)).join("") + path("M90 232H710", line(material.bamboo, 30)) + path("M90 224H710", line("#f0dcab", 6, 0.8)) + [220, 400, 590].map((x) => path(`M${x} 217V247`, line("#9b7c40", 5))).join("") + contactShadow(400, 876, 230, 26) + placed(250, 866, 0, redChilli(0, 0, 8) + pepper(150, 10) + redChilli(220, 8, -12))

const jerky = (): string => contactShadow(400, 876, 270, 50) + ellipse(400, 850, 290, 74, fill("#d9d4c6")) + ellipse(400, 840, 290, 74, fill("#f6f2e8")) + ellipse(400, 838, 238, 54, fill("#e7e1d2")) + times(24, (at) => placed(260 + ((at * 67) % 280), 830 - Math.floor(at / 6) * 30 + ((at * 13) % 18), ((at * 43) % 50) - 25, rect(-64, -16, 128, 32, `rx="10" ${fill(at % 2 ? "#6f3122" : "#843c28")}`) + path(`M-52 -4C-20 -10 20 2 52 -4M-48 ${n(6)}C-14 0 16 10 48 4`, line("#b06a48", 3, 0.8)))) + redChilli(180, 868, -14) + pepper(600, 872)

/** @param _chance fixed compositions: nothing here is scattered */
export const drawBoard = (drawing: BoardDrawing, _chance: Chance): string => ({ fish: fishBoard, pork, jerky })[drawing.of]()
