import { between, chanceOf } from "./chance"
import { crackle } from "./crackle"
import { circle, fill, line, mirrored, n, path, placed, type Point, polyline, rect, spiral, times } from "./stroke"

const WAX = "#f3efe2"
const DYES = ["#6b8fc7", "#5b80bb", "#4a6eab", "#406299", "#34568f", "#294883", "#23417a", "#1c3768", "#152b55"] as const

/** One terrace: a field whose rim is a resist line, with rows of rice as dashes. */
function terrace(width: number, base: number, swing: number, phase: number, dye: string, rows: number): string {
  const rim: Point[] = Array.from({ length: 61 }, (_, at) => { const x = (width * at) / 60; return [x, base + Math.sin(at / 9 + phase) * swing + Math.sin(at / 4.2 + phase * 2) * swing * 0.28] })
  const field = `${polyline(rim)}L${width} 1200L0 1200Z`
  const lower = times(rows, (row) => path(polyline(rim.map(([x, y], at) => [x, y + 17 + row * 17 + Math.sin(at / 6 + row) * 3] as const)), `${line(WAX, row === 0 ? 2.6 : 2, row === 0 ? 0.5 : 0.34)} stroke-dasharray="${row % 2 ? "3 15" : "15 13"}"`))
  return path(field, fill(dye)) + path(polyline(rim), line(WAX, 3.4, 0.92)) + lower
}

/** A Dong drum tower: eaves that shorten as they rise, drawn at its foot, about 400 units tall. */
function drumTower(): string {
  const eaves = times(11, (at) => { const y = -66 - at * 25; const half = 96 - at * 6.6; return path(`M${n(-half - 13)} ${y + 8}C${n(-half)} ${y + 5} ${n(-half * 0.6)} ${y - 8} 0 ${y - 12}C${n(half * 0.6)} ${y - 8} ${n(half)} ${y + 5} ${n(half + 13)} ${y + 8}L${n(half - 10)} ${y + 14}H${n(-half + 10)}Z`, fill(at % 2 ? "#12264d" : "#0f2145")) + path(`M${n(-half - 13)} ${y + 8}C${n(-half)} ${y + 5} ${n(-half * 0.6)} ${y - 8} 0 ${y - 12}C${n(half * 0.6)} ${y - 8} ${n(half)} ${y + 5} ${n(half + 13)} ${y + 8}`, line(WAX, 2.6)) })
  const pillars = [-74, -38, 0, 38, 74].map((x) => path(`M${x} -58V0`, line(WAX, 4))).join("")
  const body = path("M-84 -60L-24 -346H24L84 -60Z", fill("#1a3160"))
  const crown = path("M-58 -352C-30 -366 -20 -392 0 -408C20 -392 30 -366 58 -352L40 -340H-40Z", fill("#0f2145")) + path("M-58 -352C-30 -366 -20 -392 0 -408C20 -392 30 -366 58 -352", line(WAX, 3)) + path("M0 -408V-470", line(WAX, 4)) + [-420, -436, -450].map((y, at) => circle(0, y, 8 - at * 1.6, fill(WAX))).join("") + times(9, (at) => path(`M${-32 + at * 8} -340V-350`, line(WAX, 2)))
  return rect(-88, -58, 176, 60, fill("#0f2145")) + pillars + body + eaves + crown + path("M-112 2H112", line(WAX, 4))
}

/** A stilt house under a tiled roof. */
const house = (dye: string): string => path("M-52 0V-34H52V0", fill(dye)) + path("M-74 -32L-40 -74H40L74 -32Z", fill("#0f2145")) + path("M-74 -32L-40 -74H40L74 -32", line(WAX, 3)) + times(7, (at) => path(`M${-36 + at * 12} -72L${-54 + at * 18} -34`, line(WAX, 1.4, 0.5))) + path("M-44 0V-30M-16 0V-30M16 0V-30M44 0V-30", line(WAX, 2.6)) + path("M-52 0H52", line(WAX, 3))
const fir = (dye: string): string => path("M0 -96L24 -54H12L32 -22H16L38 10H-38L-16 -22H-32L-12 -54H-24Z", fill(dye)) + path("M0 -90V10M0 -66L12 -52M0 -66L-12 -52M0 -34L16 -18M0 -34L-16 -18", line(WAX, 1.6, 0.6))
const swallow = path("M0 0C-26 -26 -60 -24 -84 -8C-58 -8 -36 0 -18 14L-40 34L-6 22C20 20 44 8 66 -14C44 -12 20 -8 0 0Z", fill(WAX))

function sun(x: number, y: number, r: number): string {
  return placed(x, y, 0, circle(0, 0, r * 1.6, line(WAX, 1.6, 0.4)) + circle(0, 0, r * 1.42, line(WAX, 3, 0.7)) + times(24, (at) => placed(0, 0, at * 15, path(`M0 ${n(-r * 1.36)}L${n(r * 0.06)} ${n(-r * 1.1)}L${n(-r * 0.06)} ${n(-r * 1.1)}Z`, fill(WAX, 0.85)))) + circle(0, 0, r, fill("#c63a31")) + circle(0, 0, r * 0.86, line(WAX, 2, 0.7)) + path(spiral(2.4, r * 0.6), line(WAX, 3, 0.85)))
}

const cloud = path(`${spiral(1.6, 26)}`, line(WAX, 3.4, 0.75)) + path("M26 6C60 20 90 22 124 10M-20 22C10 40 60 44 100 34", line(WAX, 3.4, 0.75))

interface Frame { readonly width: number; readonly height: number; readonly horizon: number; readonly village: Point; readonly sun: readonly [number, number, number]; readonly name: string }

function landscape({ width, height, horizon, village: [vx, vy], sun: [sx, sy, sr], name }: Frame): string {
  const chance = chanceOf(name)
  const step = (height - horizon) / 10
  const far = [0, 1].map((at) => { const rim: Point[] = Array.from({ length: 41 }, (_, i) => [(width * i) / 40, horizon - 96 + at * 56 + Math.sin(i / (3.4 + at) + at * 2.2) * (46 - at * 12) + Math.sin(i / 1.7) * 9]); return path(`${polyline(rim)}L${width} ${height}L0 ${height}Z`, fill(at ? "#7fa0d0" : "#a3bcdf")) + path(polyline(rim), line(WAX, 2.6, 0.85)) }).join("")
  const near = DYES.map((dye, at) => terrace(width, horizon + at * step * (0.78 + at * 0.035), 20 + at * 4.4, at * 0.62 + (at % 3) * 0.5 + 0.4, dye, at < 4 ? 2 : 3))
  const village = placed(vx, vy, 0, [[-250, 30, 0.9], [-158, 8, 0.8], [164, 10, 0.84], [256, 34, 0.95], [338, 60, 0.8]].map(([x = 0, y = 0, size = 1]) => placed(x, y, 0, house("#21406f"), size)).join("") + drumTower() + [[-330, 40, 0.9], [-300, 52, 0.7], [112, 14, 0.7], [310, 34, 0.8], [402, 70, 1]].map(([x = 0, y = 0, size = 1]) => placed(x, y, 0, fir("#16305f"), size)).join(""))
  const birds = placed(sx - sr * 7.4, sy + sr * 0.9, 8, swallow, 0.6) + mirrored(sx - sr * 5.6, sy + sr * 0.2, swallow, 0.42)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#12264d"/><stop offset=".42" stop-color="#2c4f8d"/><stop offset=".62" stop-color="#c3d2e8"/></linearGradient></defs>${rect(0, 0, width, height, `fill="url(#sky)"`)}${placed(width * 0.12, height * 0.16, 0, cloud, 1.1)}${placed(width * 0.52, height * 0.1, 0, cloud, 0.8)}${mirrored(width * 0.97, height * 0.4, cloud, 0.7)}${sun(sx, sy, sr)}${birds}${far}${near.slice(0, 3).join("")}${village}${near.slice(3).join("")}${placed(width * 0.16, height * 0.93, 0, fir("#0f2145"), 1.5)}${placed(width * 0.21, height * 0.96, 0, fir("#12264d"), 1.1)}${crackle(chance, { x: 0, y: 0, width, height }, WAX, 34, 0.16)}${crackle(chance, { x: 0, y: 0, width, height }, "#0d1b3a", 16, between(chance, 0.14, 0.16))}</svg>`
}

/** The hills of the home page, wide, with room for words at the upper left. */
export const heroWide = (): string => landscape({ width: 1600, height: 900, horizon: 500, village: [1120, 588], sun: [1340, 190, 64], name: "hero-wide" })

/** The same hills for a phone: upright, the village below the words. */
export const heroPhone = (): string => landscape({ width: 900, height: 1100, horizon: 640, village: [470, 734], sun: [700, 230, 58], name: "hero-phone" })
