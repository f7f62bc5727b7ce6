import { type Chance } from "../chance"
import { type Colour, darker, lighter, material } from "../colour"
import { crackle } from "../crackle"
import { wallShadow } from "../scene"
import { circle, fill, line, path, placed, rect, times } from "../stroke"
import { batikSpirals, batikSun, batikFish } from "./batik-figures"
import { butterflyStitch, coiledStitch, tinStitch } from "./stitch-figures"

/** A length of worked cloth hanging from a wooden rod, as a museum shows it. */
export interface ClothDrawing { readonly kind: "cloth"; readonly work: "spirals" | "sun" | "fish" | "butterfly" | "tin" | "coiled"; readonly dye: Colour; readonly size?: "tall" | "square" }

const figures: Record<ClothDrawing["work"], (dye: Colour) => string> = { spirals: batikSpirals, sun: batikSun, fish: batikFish, butterfly: butterflyStitch, tin: tinStitch, coiled: coiledStitch }
const batik: ReadonlySet<ClothDrawing["work"]> = new Set(["spirals", "sun", "fish"])

/** The cloth's field is 400 × 520 (tall) or 440 × 440 (square) around the origin. */
export function drawCloth(drawing: ClothDrawing, chance: Chance): string {
  const tall = drawing.size !== "square"
  const [w, h] = tall ? [420, 560] : [460, 460]
  const top = 236
  const centre = top + h / 2
  const outline = `M${400 - w / 2} ${top}H${400 + w / 2}V${top + h - 4}C${400 + w / 4} ${top + h + 10} ${400 - w / 4} ${top + h - 10} ${400 - w / 2} ${top + h + 4}Z`
  const fringe = batik.has(drawing.work) ? "" : times(Math.floor(w / 12), (at) => path(`M${400 - w / 2 + 6 + at * 12} ${top + h}v${34 + (at % 3) * 4}`, line(at % 4 ? material.thread : "#d9a441", 4)))
  const folds = [0.16, 0.42, 0.7].map((share) => rect(400 - w / 2 + w * share, top, w * 0.13, h, `fill="url(#fold)"`)).join("")
  return `<linearGradient id="fold"><stop offset="0" stop-color="#0d1730" stop-opacity="0"/><stop offset=".5" stop-color="#0d1730" stop-opacity=".2"/><stop offset=".56" stop-color="#fff" stop-opacity=".13"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>` +
    wallShadow(outline) + path("M400 150L290 226M400 150L510 226", line("#d8c9a6", 3)) + circle(400, 148, 8, fill("#cfb98a")) + fringe +
    `<clipPath id="cloth">${path(outline, "")}</clipPath><g clip-path="url(#cloth)">${rect(400 - w / 2, top - 4, w, h + 20, fill(drawing.dye))}${placed(400, centre, 0, figures[drawing.work](drawing.dye), tall ? 1 : 0.94)}${batik.has(drawing.work) ? crackle(chance, { x: 400 - w / 2, y: top, width: w, height: h }, lighter(drawing.dye, 0.5), 16, 0.4) : ""}${folds}${rect(400 - w / 2, top, w, 24, fill(darker(drawing.dye, 0.5), 0.5))}</g>` +
    path(`M${400 - w / 2 - 44} 232H${400 + w / 2 + 44}`, line("#7a5335", 22)) + path(`M${400 - w / 2 - 44} 226H${400 + w / 2 + 44}`, line("#b98a5a", 5, 0.9)) + circle(400 - w / 2 - 50, 232, 17, fill("#5f3f28")) + circle(400 + w / 2 + 50, 232, 17, fill("#5f3f28"))
}
