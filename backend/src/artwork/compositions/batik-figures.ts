import { type Colour, lighter } from "../colour"
import { around, circle, fill, line, mirrored, path, placed, rect, spiral, times } from "../stroke"

const WAX = "#f1eee2"
const border = (w: number, h: number): string => rect(-w / 2, -h / 2, w, h, line(WAX, 4)) + rect(-w / 2 + 14, -h / 2 + 14, w - 28, h - 28, line(WAX, 2, 0.8)) + times(Math.floor(w / 24), (at) => circle(-w / 2 + 18 + at * 24, -h / 2 + 30, 4, fill(WAX)) + circle(-w / 2 + 18 + at * 24, h / 2 - 30, 4, fill(WAX)))

/** 蜗妥: paired spirals, the oldest figure of Danzhai's wax. */
export const batikSpirals = (dye: Colour): string => border(384, 520) + [-150, -50, 50, 150].map((y, row) => [-105, 0, 105].map((x, column) => placed(x, y * 1.16, ((row + column) % 2) * 90, path(spiral(3, 44), line(WAX, 5)) + circle(0, 0, 5, fill(WAX)) + path("M-46 46C-30 58 30 58 46 46", line(lighter(dye, 0.45), 4)))).join("")).join("")

const bird = path("M-62 10C-40 -36 24 -40 44 -12C52 -18 66 -18 78 -8C66 -4 58 0 52 8C40 38 -30 44 -62 10Z", `${fill(WAX)}`) + circle(48, -9, 4, fill("#1f3a6e")) + path("M-30 4C-14 -14 14 -14 28 2M-22 14C-8 2 12 2 24 14", line("#1f3a6e", 4)) + path("M-60 8C-90 -10 -104 6 -112 -14M-60 10C-88 10 -100 24 -112 18", line(WAX, 6))
const fish = path("M-70 0C-36 -40 30 -36 60 0C30 36 -36 40 -70 0Z", fill(WAX)) + path("M-66 0L-104 -26C-96 -8 -96 8 -104 26Z", fill(WAX)) + circle(36, -7, 6, fill("#1f3a6e")) + times(3, (row) => path(`M${-42 + row * 26} -16C${-30 + row * 26} -8 ${-30 + row * 26} 8 ${-42 + row * 26} 16`, line("#1f3a6e", 4)))

/** Fish and birds around a flower: the table cloth. */
export const batikFish = (dye: Colour): string => border(412, 412) + times(8, (at) => placed(0, 0, at * 45, path("M0 -22C-22 -44 -14 -70 0 -80C14 -70 22 -44 0 -22Z", fill(at % 2 ? WAX : lighter(dye, 0.42))))) + circle(0, 0, 18, fill(WAX)) + circle(0, 0, 9, fill(dye)) + placed(0, -132, 0, fish, 0.86) + placed(0, 132, 180, fish, 0.86) + placed(-132, 0, 90, bird, 0.72) + placed(132, 0, -90, bird, 0.72) + [[-134, -134, 0], [134, -134, 90], [134, 134, 180], [-134, 134, 270]].map(([x = 0, y = 0, turn = 0]) => placed(x, y, turn, path(spiral(2.2, 30), line(WAX, 5)))).join("")

/** The drum-face sun with its rings and rays. */
export const batikSun = (dye: Colour): string => border(384, 520) + times(16, (at) => placed(0, -20, at * 22.5, path("M0 -66L16 -128L0 -150L-16 -128Z", fill(at % 2 ? WAX : lighter(dye, 0.42))))) + circle(0, -20, 58, line(WAX, 6)) + circle(0, -20, 42, fill(WAX)) + circle(0, -20, 26, fill(dye)) + placed(0, -20, 0, path(spiral(2, 20), line(WAX, 4))) + circle(0, -20, 160, line(WAX, 3)) + around(32, 170).map(([x, y]) => circle(x, y - 20, 4, fill(WAX))).join("") + placed(-96, 196, 0, bird, 0.7) + mirrored(96, 196, bird, 0.7) + placed(-140, -206, 0, path(spiral(2, 24), line(WAX, 4))) + placed(140, -206, 0, path(spiral(2, 24, -1), line(WAX, 4)))
