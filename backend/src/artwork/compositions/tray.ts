import { type Chance } from "../chance"
import { darker, lighter, material } from "../colour"
import { leaf } from "../leaf"
import { contactShadow } from "../scene"
import { circle, ellipse, fill, line, n, path, placed, times } from "../stroke"
import { heap, type Heaped } from "./heap"

/** Goods heaped on a round bamboo tray, with their own leaf, and one cut open where that tells more. */
export interface TrayDrawing { readonly kind: "tray"; readonly of: Heaped; readonly leaf?: string; readonly cut?: "orange" | "passion" | "kiwi"; readonly vessel?: "bamboo" | "glass" | "porcelain" }

const sizes: Partial<Record<Heaped, { count: number; piece: number; rise: number }>> = {
  "berry": { count: 64, piece: 37, rise: 128 }, "frozen-berry": { count: 60, piece: 36, rise: 118 }, "dried-berry": { count: 90, piece: 26, rise: 108 },
  "navel": { count: 11, piece: 92, rise: 128 }, "ponkan": { count: 11, piece: 94, rise: 118 }, "passion": { count: 16, piece: 72, rise: 110 }, "pear": { count: 9, piece: 96, rise: 96 }, "kiwi": { count: 15, piece: 74, rise: 110 },
  "egg": { count: 15, piece: 66, rise: 104 }, "fungus": { count: 46, piece: 54, rise: 122 }, "morel": { count: 17, piece: 56, rise: 84 },
  "slender-root": { count: 110, piece: 36, rise: 112 }, "poria": { count: 62, piece: 40, rise: 122 }, "fengdou": { count: 60, piece: 36, rise: 112 },
}

function bamboo(): string {
  const weave = times(21, (at) => path(`M${60 + at * 34} 560L${-60 + at * 34} 960M${60 + at * 34 - 60} 560L${at * 34 + 120} 960`, line(darker(material.bamboo, 0.24), 5, 0.5)))
  const wraps = times(40, (at) => { const a = (at / 40) * Math.PI * 2; const [x, y] = [400 + Math.cos(a) * 314, 762 + Math.sin(a) * 136]; return path(`M${n(x)} ${n(y - 10)}v24`, line(darker(material.bamboo, 0.42), 4, 0.65)) })
  return contactShadow(400, 846, 300, 70) + ellipse(400, 782, 322, 144, fill(darker(material.bamboo, 0.4))) + ellipse(400, 762, 322, 144, fill(lighter(material.bamboo, 0.16))) + `<clipPath id="tray"><ellipse cx="400" cy="762" rx="298" ry="124"/></clipPath>` + ellipse(400, 762, 298, 124, fill(darker(material.bamboo, 0.16))) + `<g clip-path="url(#tray)">${weave}</g>` + wraps
}

const bowls = {
  glass: { body: "#dfe9ee", rim: "#ffffff", opacity: 0.55 },
  porcelain: { body: "#f3f1ea", rim: "#ffffff", opacity: 1 },
} as const

function bowl(kind: keyof typeof bowls): { back: string; front: string } {
  const { body, rim, opacity } = bowls[kind]
  const d = "M126 700C132 830 250 884 400 884C550 884 668 830 674 700C600 772 200 772 126 700Z"
  return {
    back: contactShadow(400, 884, 190, 44) + ellipse(400, 700, 274, 92, fill(body, opacity)) + ellipse(400, 700, 274, 92, line(rim, 4, 0.9)),
    front: path(d, fill(body, opacity)) + path(d, `fill="url(#shade)"`) + path("M126 700C200 772 600 772 674 700", line(rim, 6, 0.95)) + path("M168 770C184 814 220 846 262 862", line("#ffffff", 10, 0.6)) + (kind === "porcelain" ? path("M152 766C240 830 560 830 648 766", line(material.indigo, 5, 0.85)) + times(15, (at) => { const x = 186 + at * 30.6; return circle(x, 822 - ((x - 400) / 240) ** 2 * 38, 6, fill(material.indigo, 0.85)) }) : ""),
  }
}

function cut(kind: NonNullable<TrayDrawing["cut"]>): string {
  const flesh = { orange: ["#ef8f26", "#fbd9a0", "#f6a63d"], passion: ["#6a2b4c", "#f3d8d8", "#e9a21f"], kiwi: ["#7c6238", "#dfe6b0", "#8fae45"] }[kind]
  const [peel = "#ef8f26", pith = "#fff", meat = "#f6a63d"] = flesh
  const segments = kind === "orange" ? times(9, (at) => placed(0, 0, at * 40, path("M0 -8L-20 -60C-8 -70 8 -70 20 -60Z", fill(meat)))) : circle(0, 0, 60, fill(meat)) + times(kind === "kiwi" ? 20 : 14, (at) => placed(0, 0, at * (360 / (kind === "kiwi" ? 20 : 14)), ellipse(0, kind === "kiwi" ? -32 : -22 - (at % 3) * 12, 4.4, 7.4, fill("#221a14"))))
  return ellipse(6, 12, 92, 88, fill("#0d1730", 0.26)) + circle(0, 0, 90, fill(peel)) + circle(0, 0, 80, fill(pith)) + segments + (kind === "kiwi" ? ellipse(0, 0, 18, 14, fill("#f1efc9")) : circle(0, 0, 8, fill(pith))) + circle(0, 0, 90, `fill="url(#ball)" opacity=".35"`)
}

export function drawTray(drawing: TrayDrawing, chance: Chance): string {
  const size = sizes[drawing.of] ?? { count: 40, piece: 40, rise: 110 }
  const vessel = drawing.vessel ?? "bamboo"
  const leaves = drawing.leaf ? placed(236, 690, -152, leaf(drawing.leaf), 1.3) + placed(574, 700, -24, leaf(darker(drawing.leaf, 0.1)), 1.4) + placed(540, 660, -62, leaf(lighter(drawing.leaf, 0.12)), 1.1) : ""
  const open = drawing.cut ? placed(560, 836, -8, cut(drawing.cut)) : ""
  if (vessel === "bamboo") return bamboo() + leaves + placed(400, 742, 0, heap(chance, drawing.of, { ...size, rx: 226, ry: 82 })) + open
  const { back, front } = bowl(vessel)
  return back + leaves + placed(400, 704, 0, heap(chance, drawing.of, { ...size, rx: 216, ry: 58, count: Math.round(size.count * 0.86) })) + front + open
}
