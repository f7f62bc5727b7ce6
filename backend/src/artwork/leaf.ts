import { type Colour, darker, lighter } from "./colour"
import { circle, fill, line, path, placed, times } from "./stroke"

/** A pointed leaf of about 100 units, growing to the right from the origin. */
export const leaf = (colour: Colour): string =>
  path("M0 0C18 -34 66 -38 100 0C66 34 20 30 0 0Z", fill(colour)) + path("M0 0C30 4 70 4 100 0C66 34 20 30 0 0Z", fill(darker(colour, 0.26))) + path("M4 0H92M26 -1L44 -18M46 -1L64 -17M30 2L46 16M52 2L66 14", line(lighter(colour, 0.42), 2, 0.8))

/** Two leaves and a bud, the pluck of spring tea. */
export const teaSprig = (colour: Colour): string =>
  path("M-6 96C-4 60 -2 34 0 4", line(darker(colour, 0.2), 6)) + placed(-4, 52, 168, leaf(darker(colour, 0.12)), 0.95) + placed(0, 34, -26, leaf(colour), 1.05) + placed(0, 10, -92, leaf(lighter(colour, 0.3)), 0.72)

/** An ear of rice or millet that bends under its grains; grows upward from the origin. */
export const ear = (straw: Colour, grain: Colour, grains = 16): string =>
  path("M0 0C-6 -120 10 -220 96 -262", line(straw, 5)) +
  times(grains, (at) => {
    const share = at / (grains - 1)
    const x = 4 + share * share * 92 + (at % 2 ? 9 : -7)
    const y = -120 - share * 150 + share * share * 12
    return placed(x, y, (at % 2 ? 58 : -28) + share * 60, path("M0 -15C9 -7 9 9 0 15C-9 9 -9 -7 0 -15Z", fill(at % 3 ? grain : darker(grain, 0.14))))
  }) +
  path("M0 -30C-30 -110 -54 -150 -96 -178C-62 -130 -34 -90 -6 -10Z", fill(darker(straw, 0.1)))

/** A five-petalled camellia or plum blossom of radius 40. */
export const blossom = (petal: Colour, heart: Colour): string =>
  times(5, (at) => placed(0, 0, at * 72, path("M0 0C-24 -12 -20 -42 0 -40C20 -42 24 -12 0 0Z", fill(at % 2 ? petal : darker(petal, 0.06))))) + circle(0, 0, 11, fill(heart)) + times(8, (at) => placed(0, 0, at * 45, circle(0, -13, 2.6, fill(darker(heart, 0.2)))))

/** A spray of tiny four-petalled osmanthus. */
export const osmanthus = (): string =>
  path("M0 0C30 -30 60 -50 120 -60", line("#6d5a34", 5)) + placed(60, -44, 30, leaf("#3f6b45"), 0.8) + placed(96, -54, -50, leaf("#4d7a4c"), 0.8) + placed(20, -22, -80, leaf("#4d7a4c"), 0.7) +
  times(9, (at) => placed(18 + ((at * 37) % 100), -40 + ((at * 23) % 44) - at * 2, at * 20, times(4, (p) => placed(0, 0, p * 90, circle(0, -6, 5.4, fill("#e9a93a")))) + circle(0, 0, 3, fill("#b87316"))))
