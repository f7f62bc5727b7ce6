import { between, type Chance } from "../chance"
import { type Colour, darker, lighter, mix } from "../colour"
import { around, circle, ellipse, fill, line, n, path, placed, polyline, rect, spiral, times } from "../stroke"

/** What can lie in a heap. Each piece is drawn at the origin with a radius of about one unit × size. */
export type Heaped = "berry" | "frozen-berry" | "dried-berry" | "navel" | "ponkan" | "passion" | "pear" | "kiwi" | "egg" | "fungus" | "morel" | "slender-root" | "poria" | "fengdou" | "millet" | "tea-ball" | "tea-leaf" | "jerky"

const star = (r: number, colour: Colour): string => path(`${polyline(around(10, 1, -90).map(([x, y], at) => [x * r * (at % 2 ? 0.45 : 1), y * r * (at % 2 ? 0.45 : 1)] as const))}Z`, fill(colour))
const round = (r: number, colour: Colour): string => circle(0, 0, r, fill(colour)) + circle(0, 0, r, `fill="url(#ball)"`)

function berry(chance: Chance, r: number, frozen: boolean): string {
  const colour = mix("#2b3a72", "#56538f", chance())
  const crown = placed(between(chance, -0.28, 0.28) * r, between(chance, -0.42, -0.1) * r, between(chance, 0, 70), star(r * 0.38, darker(colour, 0.55)) + circle(0, 0, r * 0.15, fill(darker(colour, 0.75))))
  const frost = frozen ? times(7, () => circle(between(chance, -0.7, 0.6) * r, between(chance, -0.75, 0.4) * r, between(chance, 1.2, 3.4), fill("#f4f8ff", 0.85))) : ""
  return round(r, colour) + ellipse(-r * 0.3, -r * 0.2, r * 0.55, r * 0.5, fill("#c8d3ee", frozen ? 0.5 : 0.24)) + crown + frost
}

function citrus(chance: Chance, r: number, colour: Colour, neck: boolean): string {
  const pores = times(16, () => circle(between(chance, -0.62, 0.5) * r, between(chance, -0.5, 0.62) * r, 1.6, fill(darker(colour, 0.32), 0.5)))
  const top = neck ? path(`M${n(-r * 0.36)} ${n(-r * 0.82)}C${n(-r * 0.2)} ${n(-r * 1.2)} ${n(r * 0.2)} ${n(-r * 1.2)} ${n(r * 0.36)} ${n(-r * 0.82)}Z`, fill(darker(colour, 0.06))) : ""
  return top + ellipse(0, 0, r, r * (neck ? 0.86 : 0.97), fill(colour)) + ellipse(0, 0, r, r * (neck ? 0.86 : 0.97), `fill="url(#ball)"`) + pores + placed(0, neck ? -r * 0.98 : -r * 0.7, chance() * 60, star(r * 0.16, "#5d7a3c"))
}

function fungus(chance: Chance, r: number): string {
  const rim = around(11, 1).map(([x, y]) => { const reach = r * between(chance, 0.72, 1.14); return [x * reach, y * reach * 0.78] as const })
  const middle = (at: number) => { const [a, b] = [rim[at % 11] ?? [0, 0], rim[(at + 1) % 11] ?? [0, 0]]; return `${n((a[0] + b[0]) / 2)} ${n((a[1] + b[1]) / 2)}` }
  const d = `M${middle(0)}${times(11, (at) => { const [x, y] = rim[(at + 1) % 11] ?? [0, 0]; return `Q${n(x)} ${n(y)} ${middle(at + 1)}` })}Z`
  const colour = mix("#2d2422", "#4c3a33", chance())
  return path(d, `${fill(colour)} stroke="${lighter(colour, 0.34)}" stroke-width="2.4"`) + path(`M${n(-r * 0.5)} ${n(r * 0.1)}C${n(-r * 0.2)} ${n(-r * 0.5)} ${n(r * 0.3)} ${n(-r * 0.4)} ${n(r * 0.5)} 0M${n(-r * 0.2)} ${n(r * 0.3)}C0 0 ${n(r * 0.2)} 0 ${n(r * 0.3)} ${n(r * 0.25)}`, line(lighter(colour, 0.26), 2.4, 0.8))
}

function morel(r: number): string {
  const cap = `M0 ${n(-r * 1.5)}C${n(r * 0.9)} ${n(-r)} ${n(r * 0.9)} ${n(r * 0.1)} ${n(r * 0.4)} ${n(r * 0.3)}H${n(-r * 0.4)}C${n(-r * 0.9)} ${n(r * 0.1)} ${n(-r * 0.9)} ${n(-r)} 0 ${n(-r * 1.5)}Z`
  const cells = times(16, (at) => { const row = Math.floor(at / 4); const wide = [0.22, 0.42, 0.52, 0.44][row] ?? 0.4; return ellipse((((at % 4) - 1.5) / 1.5) * r * wide, -r * 1.12 + row * r * 0.38 + (at % 2) * r * 0.08, r * 0.13, r * 0.17, fill("#3f2d20", 0.85)) })
  return path(`M${n(-r * 0.3)} ${n(r * 0.2)}C${n(-r * 0.24)} ${n(r * 0.8)} ${n(-r * 0.36)} ${n(r)} ${n(-r * 0.3)} ${n(r * 1.2)}H${n(r * 0.3)}C${n(r * 0.36)} ${n(r)} ${n(r * 0.24)} ${n(r * 0.8)} ${n(r * 0.3)} ${n(r * 0.2)}Z`, fill("#e6d6b4")) + path(cap, fill("#8a6a44")) + cells + path(cap, `fill="url(#shade)"`)
}

function slenderRoot(chance: Chance, r: number): string {
  const colour = mix("#e2cb96", "#cda968", chance())
  return path(`M${n(-r * 1.3)} ${n(r * 0.1)}C${n(-r * 0.8)} ${n(-r * 0.5)} ${n(r * 0.2)} ${n(-r * 0.4)} ${n(r * 1.5)} ${n(r * 0.12)}C${n(r * 0.2)} ${n(r * 0.36)} ${n(-r * 0.8)} ${n(r * 0.5)} ${n(-r * 1.3)} ${n(r * 0.1)}Z`, `${fill(colour)} stroke="${darker(colour, 0.3)}" stroke-width="1.4"`) + path(`M${n(-r * 0.9)} ${n(-r * 0.1)}l4 12M${n(-r * 0.4)} ${n(-r * 0.24)}l3 14M${n(r * 0.1)} ${n(-r * 0.18)}l3 12`, line(darker(colour, 0.32), 1.4, 0.7))
}

function teaBall(chance: Chance, r: number): string {
  const down = times(26, () => { const a = chance() * 6.3; const d = Math.sqrt(chance()) * r * 0.86; return path(`M${n(Math.cos(a) * d)} ${n(Math.sin(a) * d)}q${n(between(chance, -8, 8))} ${n(between(chance, -12, -4))} ${n(between(chance, -4, 14))} ${n(between(chance, -14, -2))}`, line(chance() < 0.6 ? "#dfe6d6" : "#27382b", 2, 0.75)) })
  return circle(0, 0, r, fill("#5d7259")) + down + circle(0, 0, r, `fill="url(#ball)"`)
}

const pieces: Record<Heaped, (chance: Chance, r: number) => string> = {
  "berry": (c, r) => berry(c, r, false),
  "frozen-berry": (c, r) => berry(c, r, true),
  "dried-berry": (c, r) => ellipse(0, 0, r, r * 0.76, fill(mix("#2a2340", "#463256", c()))) + path(`M${n(-r * 0.6)} ${n(-r * 0.1)}q${n(r * 0.5)} ${n(-r * 0.5)} ${n(r * 1.1)} 0M${n(-r * 0.5)} ${n(r * 0.26)}q${n(r * 0.5)} ${n(-r * 0.34)} ${n(r)} 0`, line("#7b6a95", 2.4, 0.7)) + ellipse(0, 0, r, r * 0.76, `fill="url(#ball)"`),
  "navel": (c, r) => citrus(c, r, mix("#ea8a24", "#f09c35", c()), false),
  "ponkan": (c, r) => citrus(c, r, mix("#e87519", "#ee8a2a", c()), true),
  "passion": (c, r) => round(r, mix("#5a2444", "#7a3355", c())) + times(9, () => circle(between(c, -0.5, 0.5) * r, between(c, -0.5, 0.5) * r, 1.8, fill("#e7c6cf", 0.55))),
  "pear": (c, r) => path(`M0 ${n(-r * 1.02)}C${n(r * 0.8)} ${n(-r * 0.98)} ${n(r * 1.1)} ${n(-r * 0.1)} ${n(r * 0.86)} ${n(r * 0.5)}C${n(r * 0.6)} ${n(r)} ${n(-r * 0.6)} ${n(r)} ${n(-r * 0.86)} ${n(r * 0.5)}C${n(-r * 1.1)} ${n(-r * 0.1)} ${n(-r * 0.8)} ${n(-r * 0.98)} 0 ${n(-r * 1.02)}Z`, fill("#cf9f4c")) + circle(0, 0, r, `fill="url(#ball)"`) + times(18, () => circle(between(c, -0.6, 0.6) * r, between(c, -0.6, 0.7) * r, 1.7, fill("#8a6424", 0.6))) + path(`M0 ${n(-r * 0.96)}q4 -24 16 -34`, line("#5b4630", 6)),
  "kiwi": (c, r) => ellipse(0, 0, r, r * 0.82, fill(mix("#8c6d3f", "#7c6238", c()))) + ellipse(0, 0, r, r * 0.82, `fill="url(#ball)"`),
  "egg": (c, r) => path(`M0 ${n(-r * 1.12)}C${n(r * 0.7)} ${n(-r * 1.06)} ${n(r * 1.02)} ${n(r * 0.9)} 0 ${n(r * 0.9)}C${n(-r * 1.02)} ${n(r * 0.9)} ${n(-r * 0.7)} ${n(-r * 1.06)} 0 ${n(-r * 1.12)}Z`, fill(mix("#b9d3cc", "#a3c4bf", c()))) + ellipse(0, -r * 0.1, r * 0.84, r, `fill="url(#ball)"`),
  "fungus": fungus,
  "morel": (_, r) => morel(r),
  "slender-root": slenderRoot,
  "poria": (c, r) => { const s = r * 0.86; const tint = mix("#f7f1e3", "#eee3cc", c()); return path(`M${n(-s)} ${n(-s * 0.4)}L0 ${n(-s * 0.8)}L${n(s)} ${n(-s * 0.4)}L0 0Z`, fill(lighter(tint, 0.6))) + path(`M${n(-s)} ${n(-s * 0.4)}L0 0V${n(s * 0.9)}L${n(-s)} ${n(s * 0.5)}Z`, fill(tint)) + path(`M${n(s)} ${n(-s * 0.4)}L0 0V${n(s * 0.9)}L${n(s)} ${n(s * 0.5)}Z`, fill(darker(tint, 0.16))) },
  "fengdou": (c, r) => { const tint = mix("#a99a4f", "#8c8a44", c()); return circle(0, 0, r * 0.9, fill(darker(tint, 0.34))) + path(spiral(2.1, r * 0.84), line(tint, r * 0.3)) + path(spiral(2.1, r * 0.8), line(lighter(tint, 0.34), r * 0.07, 0.8)) },
  "millet": (c, r) => round(r, mix("#ecc65a", "#cf9d33", c())),
  "tea-ball": teaBall,
  "tea-leaf": (c, r) => path(`M${n(-r)} 0C${n(-r * 0.3)} ${n(-r * between(c, 0.2, 0.5))} ${n(r * 0.4)} ${n(-r * 0.3)} ${n(r)} ${n(between(c, -0.2, 0.2) * r)}C${n(r * 0.4)} ${n(r * 0.12)} ${n(-r * 0.4)} ${n(r * 0.2)} ${n(-r)} 0Z`, fill(mix("#3c5136", "#7c8f5d", c()))),
  "jerky": (_, r) => rect(-r * 1.5, -r * 0.4, r * 3, r * 0.8, `rx="${n(r * 0.25)}" ${fill("#74321f")}`) + path(`M${n(-r * 1.2)} ${n(-r * 0.1)}C${n(-r * 0.4)} ${n(-r * 0.3)} ${n(r * 0.4)} ${n(r * 0.2)} ${n(r * 1.2)} ${n(-r * 0.1)}`, line("#b06a48", 3, 0.8)),
}

const upright: ReadonlySet<Heaped> = new Set(["navel", "ponkan", "pear", "morel", "poria", "egg", "berry", "frozen-berry"])

/** A heap of `count` pieces over an ellipse: sunflower order, raised in the middle, drawn from the back to the front. */
export function heap(chance: Chance, what: Heaped, size: { count: number; rx: number; ry: number; rise: number; piece: number }): string {
  return Array.from({ length: size.count }, (_, at) => {
    const reach = Math.sqrt((at + 0.5) / size.count)
    const angle = at * 2.399963 + 0.6
    const [u, v] = [Math.cos(angle) * reach, Math.sin(angle) * reach]
    return { x: u * size.rx, y: v * size.ry - (1 - reach * reach) * size.rise, depth: v - (1 - reach * reach) * 0.5 }
  })
    .sort((a, b) => a.depth - b.depth)
    .map(({ x, y }) => placed(x, y, upright.has(what) ? between(chance, -14, 14) : chance() * 360, `${ellipse(3, size.piece * 0.22, size.piece, size.piece * 0.94, fill("#0d1730", 0.2))}${pieces[what](chance, size.piece * between(chance, 0.9, 1.08))}`))
    .join("")
}
