import { between, type Chance } from "../chance"
import { type Colour, darker, lighter, material } from "../colour"
import { contactShadow, wallShadow } from "../scene"
import { circle, ellipse, fill, line, n, path, placed, rect, times } from "../stroke"

/** Things of clay, bamboo and stone. */
export interface CraftDrawing { readonly kind: "craft"; readonly piece: "whistle" | "whistle-set" | "lusheng" | "inkstone" }

const dots = (points: readonly (readonly [number, number, Colour])[]): string => points.map(([x, y, tint]) => circle(x, y, 9, fill(tint)) + circle(x - 2, y - 2, 3, fill("#ffffff", 0.5))).join("")

function clayBird(coat: Colour): string {
  const body = "M-190 30C-200 -70 -90 -110 -10 -84C20 -150 90 -190 140 -150C168 -128 166 -96 150 -72L200 -56L152 -34C150 40 110 120 0 126C-60 128 -80 120 -96 106C-130 116 -170 130 -210 96C-176 90 -182 60 -190 30Z"
  return path(body, fill(coat)) + path(body, `fill="url(#ball)" opacity=".8"`) + path("M-150 10C-110 -50 -20 -50 30 -10C-10 60 -110 70 -150 10Z", fill("#c0392f")) + path("M-128 8C-96 -30 -30 -32 8 -6M-118 20C-86 -8 -30 -10 -6 6M-104 32C-80 12 -40 10 -20 22", line("#f2d16b", 6)) + circle(112, -112, 20, fill("#f6f1e2")) + circle(115, -112, 9, fill("#15161c")) + path("M64 -156C52 -196 78 -214 88 -190C98 -220 126 -208 112 -176", fill("#c0392f")) + path("M30 40C70 30 100 6 110 -30M20 66C70 58 112 30 126 -10", line("#7fae6a", 7)) + dots([[-60, 92, "#f2d16b"], [-24, 98, "#f6f1e2"], [12, 94, "#f2d16b"], [46, 80, "#f6f1e2"], [-150, 76, "#7fae6a"], [60, -60, "#f2d16b"], [80, -36, "#f6f1e2"]]) + circle(-196, 80, 12, fill(darker(coat, 0.7)))
}

function clayOx(coat: Colour): string {
  const body = "M-170 0C-170 -80 -60 -90 20 -76C40 -140 150 -130 150 -50C150 0 120 20 96 24V120H40V70H-90V120H-146V60C-162 44 -170 24 -170 0Z"
  return path("M40 -110C0 -150 10 -190 44 -196C30 -160 60 -140 80 -120M120 -112C160 -130 180 -170 150 -200C156 -160 120 -150 104 -122", fill("#d9a441")) + path(body, fill(coat)) + path(body, `fill="url(#ball)" opacity=".8"`) + circle(70, -66, 12, fill("#f6f1e2")) + circle(72, -66, 6, fill("#15161c")) + ellipse(128, -34, 20, 26, fill("#c0392f")) + path("M-120 -20C-90 -60 -30 -50 -20 -14C-40 20 -100 22 -120 -20Z", fill("#3f7f8c")) + dots([[-100, 50, "#f2d16b"], [-60, 54, "#f6f1e2"], [-20, 50, "#f2d16b"], [20, 40, "#f6f1e2"], [-70, -18, "#f2d16b"], [-44, -16, "#f6f1e2"]])
}

const whistle = (): string => contactShadow(396, 838, 180, 44) + placed(400, 700, 0, clayBird("#22242c"), 1.22)
const whistleSet = (): string => contactShadow(250, 800, 130, 28) + placed(262, 700, 0, clayOx("#2a2622"), 0.92) + contactShadow(556, 812, 110, 26) + placed(560, 730, 0, clayBird("#22242c"), 0.7) + contactShadow(404, 888, 120, 26) + placed(400, 800, 0, clayBird("#5a2f26"), 0.72)

function lusheng(): string {
  const pipes = [[-78, 240], [-48, 120], [-18, 190], [14, 90], [44, 200], [74, 280]].map(([x = 0, top = 0], at) => { const tint = at % 2 ? "#b98e4a" : "#caa25c"; return rect(400 + x - 13, top, 27, 560 - top, `rx="6" ${fill(tint)}`) + rect(400 + x - 13, top, 27, 560 - top, `rx="6" fill="url(#shade)"`) + times(Math.floor((540 - top) / 110), (knot) => path(`M${400 + x - 13} ${top + 80 + knot * 110}h27`, line(darker(tint, 0.4), 4))) + ellipse(400 + x, top, 13.5, 5, fill(darker(tint, 0.6))) }).join("")
  const lower = [-52, -18, 14, 46].map((x, at) => rect(400 + x - 12, 640, 25, 110 + (at % 2) * 46, `rx="6" ${fill("#b98e4a")}`) + rect(400 + x - 12, 640, 25, 110 + (at % 2) * 46, `rx="6" fill="url(#shade)"`)).join("")
  const chest = "M120 742C180 640 300 560 470 556C560 554 612 570 612 598C612 632 560 660 480 668C360 680 240 700 148 770C124 778 112 760 120 742Z"
  return path("M392 214V110", line("#d8c9a6", 5)) + circle(392, 108, 9, fill("#7a5335")) + wallShadow("M330 260H480V560L600 590L560 640L480 660V760H340V700L150 770L130 740L330 620Z") + `<g transform="translate(30 30) scale(.93) rotate(7 400 560)">${lower}${pipes}${path(chest, fill("#8d5a34"))}${path(chest, `fill="url(#fall)"`)}${path("M160 724C240 640 340 588 480 580", line("#c98f5f", 7, 0.7))}${[258, 330, 520, 566].map((x) => path(`M${x} ${n(x < 400 ? 606 - (x - 258) * 0.3 : 558)}V${n(x < 400 ? 708 - (x - 258) * 0.24 : 660)}`, line("#e4d2a4", 11))).join("")}${path("M300 372H500M300 420H500", line(material.thread, 12))}${path("M492 420C530 450 500 500 540 540M492 420C520 460 490 500 510 552", line(material.thread, 6))}</g>`
}

function inkstone(): string {
  const slab = "M150 640H600L660 800H110Z"
  return contactShadow(390, 862, 280, 34) + path("M110 800H660V858C660 872 650 878 636 878H134C120 878 110 872 110 858Z", fill("#2a2d33")) + path(slab, fill("#4b4f58")) + path(slab, `fill="url(#light)"`) + path("M186 664H570L612 780H150Z", line("#6d727c", 4)) + ellipse(330, 726, 136, 42, fill("#2c2f36")) + ellipse(330, 731, 124, 34, fill("#14161b")) + path("M240 722C280 704 350 702 400 712", line("#6d7a94", 5, 0.8)) + path("M480 680C520 664 570 690 566 724C562 750 520 748 516 728C514 714 534 706 542 718M470 756C500 740 530 760 566 752", line("#8b909a", 6)) + times(5, (at) => circle(486 + at * 22, 694 + (at % 2) * 12, 4, fill("#8b909a"))) + placed(560, 590, 22, rect(-24, -110, 48, 220, `rx="6" ${fill("#17181d")}`) + rect(-24, -110, 48, 220, `rx="6" fill="url(#shade)"`) + path("M-24 -60H24M-24 -50H24", line("#c99a3a", 3)) + circle(0, 0, 12, line("#c99a3a", 3))) + placed(210, 560, -58, rect(-200, -9, 300, 18, `rx="9" ${fill("#b98e4a")}`) + path("M100 -14C140 -18 176 -8 204 4C172 14 140 18 100 14Z", fill("#2b2622")) + rect(86, -14, 20, 28, fill("#7a2b22")))
}

/** @param chance only steadies the speckle of hand-made things */
export function drawCraft(drawing: CraftDrawing, chance: Chance): string {
  const speckle = times(14, () => circle(between(chance, 120, 680), between(chance, 880, 940), between(chance, 1, 2.4), fill(lighter("#8a7a5a", 0.3), 0.5)))
  return { "whistle": whistle, "whistle-set": whistleSet, lusheng, inkstone }[drawing.piece]() + speckle
}
