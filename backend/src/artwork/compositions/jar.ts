import { type Chance } from "../chance"
import { darker, lighter, material } from "../colour"
import { osmanthus } from "../leaf"
import { batikBand, label, type Seal } from "../label"
import { contactShadow } from "../scene"
import { circle, ellipse, fill, line, n, path, placed, rect, times } from "../stroke"

/** A glass or clay jar under a cloth cap, and before it what went into it. */
export interface JarDrawing { readonly kind: "jar"; readonly content: string; readonly cloth: string; readonly seal: Seal; readonly shape?: "round" | "honey" | "clay" | "pickle"; readonly beside: "tomato" | "rice" | "chilli" | "osmanthus" | "mustard" }

const tomato = (r: number): string => ellipse(0, 6, r, r * 0.86, fill("#c53a28")) + ellipse(0, 6, r, r * 0.86, `fill="url(#ball)"`) + times(5, (at) => placed(0, -r * 0.6, at * 72, path("M0 0C8 -6 10 -18 4 -26C-4 -18 -6 -8 0 0Z", fill("#4c7a3d"))))
const chilli = (colour: string): string => path("M0 0C40 -22 96 -8 132 30C92 22 36 30 0 18C-10 12 -8 2 0 0Z", fill(colour)) + path("M8 4C44 -10 86 -2 118 22", line(lighter(colour, 0.5), 4, 0.7)) + path("M0 8C-16 2 -24 6 -34 -4", line("#4c7a3d", 8))
const rice = (chance: Chance): string => times(46, () => placed(chance() * 190 - 60, chance() * 44, chance() * 180, ellipse(0, 0, 9, 3.6, fill(chance() < 0.5 ? "#fdfaf0" : "#efe6d0"))))

const beside: Record<JarDrawing["beside"], (chance: Chance) => string> = {
  tomato: () => placed(182, 800, 0, ellipse(8, 46, 60, 14, fill("#0d1730", 0.3)) + tomato(58)) + placed(250, 852, 12, ellipse(8, 36, 44, 12, fill("#0d1730", 0.3)) + tomato(42)) + placed(520, 858, -4, chilli("#bf2a20"), 1.1) + placed(574, 828, 14, chilli("#d4442c"), 0.86),
  rice: (chance) => placed(200, 844, 0, rice(chance)) + placed(520, 850, 0, rice(chance)) + placed(560, 812, -8, chilli("#b8c06a"), 0.9),
  chilli: () => placed(120, 838, 6, chilli("#c22b20"), 1.15) + placed(166, 872, -8, chilli("#d84a2c"), 1) + placed(530, 862, 2, chilli("#b3241d"), 1.1) + placed(590, 820, -16, ellipse(20, 14, 26, 22, fill("#efe7d6")) + ellipse(52, 20, 24, 20, fill("#e5dac2"))),
  osmanthus: () => placed(96, 872, 8, osmanthus(), 1.25) + placed(556, 852, -12, path("M0 0L150 -20", line("#a87a48", 13)) + times(5, (at) => ellipse(-10 - at * 10, 2 + at, 5.4, 34 - Math.abs(at - 2) * 5, fill(at % 2 ? "#c79a62" : "#a87a48")))),
  mustard: () => placed(136, 846, -16, path("M0 10C60 -50 120 -40 172 -14C130 0 60 30 0 10Z", fill("#6f6a37")) + path("M6 8C60 -18 116 -24 160 -14", line("#a9a06a", 5))) + placed(540, 866, 4, chilli("#a8442a"), 0.9),
}

function body(shape: NonNullable<JarDrawing["shape"]>): { outline: string; neck: number; top: number } {
  switch (shape) {
    case "round": return { outline: "M270 420C270 470 214 480 214 560V800C214 842 240 862 280 862H520C560 862 586 842 586 800V560C586 480 530 470 530 420Z", neck: 130, top: 420 }
    case "honey": return { outline: "M262 470L224 530V816L262 862H538L576 816V530L538 470Z", neck: 138, top: 470 }
    case "clay": return { outline: "M290 400C290 440 176 500 176 650C176 780 250 862 310 862H490C550 862 624 780 624 650C624 500 510 440 510 400Z", neck: 110, top: 400 }
    case "pickle": return { outline: "M282 500C282 530 236 540 236 600V816C236 846 258 862 290 862H510C542 862 564 846 564 816V600C564 540 518 530 518 500Z", neck: 118, top: 500 }
  }
}

function cap(top: number, neck: number, cloth: string): string {
  const skirt = `M${400 - neck} ${top + 6}C${400 - neck - 40} ${top + 50} ${400 - neck - 34} ${top + 78} ${400 - neck - 50} ${top + 96}${times(6, (at) => { const step = (2 * (neck + 50)) / 6; const x = 400 - neck - 50 + step * (at + 1); return `Q${n(x - step / 2)} ${top + (at % 2 ? 84 : 122)} ${n(x)} ${top + 96 - (at === 5 ? 0 : at % 2 ? 8 : -6)}` })}C${400 + neck + 34} ${top + 78} ${400 + neck + 40} ${top + 50} ${400 + neck} ${top + 6}Z`
  const lid = `M${400 - neck - 8} ${top + 16}C${400 - neck - 14} ${top - 50} ${400 - neck + 20} ${top - 72} 400 ${top - 74}C${400 + neck - 20} ${top - 72} ${400 + neck + 14} ${top - 50} ${400 + neck + 8} ${top + 16}Z`
  const dots = times(3, (row) => times(5 - row, (at) => circle(400 + (at - (4 - row) / 2) * neck * 0.4, top - 2 - row * 24 - Math.abs(at - (4 - row) / 2) * -3, 6, line("#f4f1e6", 3, 0.9))))
  return path(skirt, fill(cloth)) + path(skirt, `fill="url(#shade)"`) + path(lid, fill(lighter(cloth, 0.06))) + dots + path(lid, `fill="url(#shade)"`) + path(`M${400 - neck - 6} ${top + 20}C${400 - neck * 0.4} ${top + 38} ${400 + neck * 0.4} ${top + 38} ${400 + neck + 6} ${top + 20}`, line(material.thread, 9)) + placed(400 + neck * 0.4, top + 34, 0, path("M0 0C-34 -20 -40 22 0 4C40 22 34 -20 0 0M0 4L-16 54M2 4L22 50", line(material.thread, 6)))
}

export function drawJar(drawing: JarDrawing, chance: Chance): string {
  const shape = drawing.shape ?? "round"
  const { outline, neck, top } = body(shape)
  const clay = shape === "clay"
  const inside = clay ? "" : `<clipPath id="jar">${path(outline, "")}</clipPath><g clip-path="url(#jar)">${rect(150, top + 92, 500, 480, fill(drawing.content))}${ellipse(400, top + 94, 230, 20, fill(lighter(drawing.content, 0.3)))}${times(26, () => circle(200 + chance() * 400, top + 130 + chance() * 360, 3 + chance() * 8, fill(chance() < 0.5 ? lighter(drawing.content, 0.32) : darker(drawing.content, 0.24), 0.75)))}</g>`
  const glaze = clay ? path(outline, fill(drawing.content)) + path("M186 600C300 640 500 640 614 600M190 724C300 764 500 764 610 724", line(darker(drawing.content, 0.34), 5, 0.8)) : path(outline, fill("#f2f6f4", 0.62))
  return contactShadow(400, 862, clay ? 200 : 190, 44) + glaze + inside + path(outline, `fill="url(#shade)"`) + path(outline, line("#ffffff", 3, clay ? 0.2 : 0.7)) +
    path(`M${clay ? 226 : 246} ${top + 190}V${clay ? 720 : 800}`, line("#ffffff", 12, clay ? 0.3 : 0.55)) +
    (clay ? `<g transform="translate(400 662)">${label(190, 170, drawing.cloth, drawing.seal)}</g>` : `<g transform="translate(400 ${shape === "honey" ? 672 : 676})">${label(218, 196, drawing.cloth, drawing.seal)}</g>`) +
    (shape === "honey" ? rect(250, 396, 300, 84, `rx="14" ${fill("#b98a52")}`) + rect(250, 396, 300, 84, `rx="14" fill="url(#shade)"`) + `<g transform="translate(400 486)">${batikBand(280, 30, drawing.cloth)}</g>` : cap(top, neck, drawing.cloth)) + beside[drawing.beside](chance)
}
