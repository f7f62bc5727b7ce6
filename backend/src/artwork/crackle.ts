import { between, type Chance } from "./chance"
import { line, path, type Point, polyline } from "./stroke"

/** One crack: it walks in a direction, trembles, and branches once or twice, as wax does when the cloth is folded. */
function crack(chance: Chance, start: Point, heading: number, length: number, depth: number): string[] {
  const points: Point[] = [start]
  const branches: string[] = []
  let [x, y] = start
  let angle = heading
  for (let walked = 0; walked < length; ) {
    const step = between(chance, 14, 34)
    angle += between(chance, -0.38, 0.38)
    x += Math.cos(angle) * step
    y += Math.sin(angle) * step
    walked += step
    points.push([x, y])
    if (depth > 0 && chance() < 0.16) branches.push(...crack(chance, [x, y], angle + (chance() < 0.5 ? 1 : -1) * between(chance, 0.6, 1.2), length * 0.4, depth - 1))
  }
  return [polyline(points), ...branches]
}

/** Batik crackle over a field of the given size: fine irregular lines where dye ran into broken wax. */
export function crackle(chance: Chance, field: { x: number; y: number; width: number; height: number }, colour: string, count: number, opacity: number): string {
  const strokes: string[] = []
  for (let at = 0; at < count; at += 1) {
    const start: Point = [field.x + chance() * field.width, field.y + chance() * field.height]
    strokes.push(...crack(chance, start, chance() * Math.PI * 2, between(chance, 0.25, 0.7) * field.width, 1))
  }
  return strokes.map((d) => path(d, line(colour, between(chance, 0.7, 1.7), opacity))).join("")
}
