import { around, circle, fill, line, path, placed, spiral, times } from "./stroke"

/** The mark: a drum-face rosette of resist lines on indigo, whose heart is one red stitch-bound seed. */
export function logo(): string {
  const wax = "#fbfaf6"
  const rays = times(12, (at) => placed(0, 0, at * 30, path("M0 -27L6 -41L0 -49L-6 -41Z", fill(wax))))
  const beads = around(24, 55.5).map(([x, y]) => circle(x, y, 1.9, fill(wax))).join("")
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-64 -64 128 128" role="img" aria-label="黔杭集市">${circle(0, 0, 63, fill("#1f3a6e"))}${circle(0, 0, 60, line(wax, 1.4, 0.9))}${beads}${rays}${circle(0, 0, 23, fill(wax))}${circle(0, 0, 17.5, fill("#b4232c"))}${path(spiral(2.1, 12.5), line(wax, 3.2))}</svg>`
}
