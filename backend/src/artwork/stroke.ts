/** A coordinate with one decimal: enough for print, short in the file. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

export type Point = readonly [number, number]

export const times = (count: number, draw: (at: number) => string): string => Array.from({ length: count }, (_, at) => draw(at)).join("")
export const polyline = (points: readonly Point[]): string => points.map(([x, y], at) => `${at ? "L" : "M"}${n(x)} ${n(y)}`).join("")
export const circle = (x: number, y: number, r: number, paint: string): string => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${paint}/>`
export const ellipse = (x: number, y: number, rx: number, ry: number, paint: string): string => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" ${paint}/>`
export const path = (d: string, paint: string): string => `<path d="${d}" ${paint}/>`
export const rect = (x: number, y: number, w: number, h: number, paint: string): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${paint}/>`
export const fill = (colour: string, opacity = 1): string => `fill="${colour}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ""}`
export const line = (colour: string, width: number, opacity = 1): string => `fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ""}`
export const placed = (x: number, y: number, turn: number, body: string, size = 1): string => `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})${size === 1 ? "" : ` scale(${size})`}">${body}</g>`
export const mirrored = (x: number, y: number, body: string, size = 1): string => `<g transform="translate(${n(x)} ${n(y)}) scale(${-size} ${size})">${body}</g>`

/** Points on a circle, used by every rosette. */
export const around = (count: number, r: number, start = -90): Point[] =>
  Array.from({ length: count }, (_, at) => {
    const angle = ((start + (360 * at) / count) * Math.PI) / 180
    return [Math.cos(angle) * r, Math.sin(angle) * r]
  })

/** An Archimedean spiral, the 蜗妥 figure of the batik. */
export function spiral(turns: number, r: number, hand: 1 | -1 = 1): string {
  const steps = Math.round(turns * 22)
  return polyline(Array.from({ length: steps + 1 }, (_, at) => {
    const angle = (at / steps) * turns * 2 * Math.PI
    const reach = (at / steps) * r
    return [Math.cos(angle) * reach * hand, Math.sin(angle) * reach] as Point
  }))
}
