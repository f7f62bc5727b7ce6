import type { CountyCode } from "@qianhang/shared/regions"
import { chanceOf } from "./chance"
import { type BoardDrawing, drawBoard } from "./compositions/board"
import { type BottleDrawing, drawBottle } from "./compositions/bottle"
import { type ClothDrawing, drawCloth } from "./compositions/cloth-panel"
import { type CraftDrawing, drawCraft } from "./compositions/craft"
import { drawGift, type GiftDrawing } from "./compositions/gift"
import { drawGrain, type GrainDrawing } from "./compositions/grain-bowl"
import { drawJar, type JarDrawing } from "./compositions/jar"
import { drawPaper, type PaperDrawing } from "./compositions/paper"
import { drawPouch, type PouchDrawing } from "./compositions/pouch"
import { drawSilver, type SilverDrawing } from "./compositions/silver"
import { drawTea, type TeaDrawing } from "./compositions/tea"
import { drawTray, type TrayDrawing } from "./compositions/tray"
import { scene } from "./scene"

/** One composition per product family, told apart by the goods' own colours, ingredients and packing. */
export type Drawing = TrayDrawing | JarDrawing | BottleDrawing | GrainDrawing | TeaDrawing | PouchDrawing | SilverDrawing | ClothDrawing | CraftDrawing | PaperDrawing | BoardDrawing | GiftDrawing

function compose(drawing: Drawing, name: string): string {
  const chance = chanceOf(name)
  switch (drawing.kind) {
    case "tray": return drawTray(drawing, chance)
    case "jar": return drawJar(drawing, chance)
    case "bottle": return drawBottle(drawing, chance)
    case "grain": return drawGrain(drawing, chance)
    case "tea": return drawTea(drawing, chance)
    case "pouch": return drawPouch(drawing, chance)
    case "silver": return drawSilver(drawing)
    case "cloth": return drawCloth(drawing, chance)
    case "craft": return drawCraft(drawing, chance)
    case "paper": return drawPaper(drawing, chance)
    case "board": return drawBoard(drawing, chance)
    case "gift": return drawGift(drawing, chance)
  }
}

const hangs = (drawing: Drawing): boolean => drawing.kind === "cloth" || (drawing.kind === "board" && drawing.of === "pork") || (drawing.kind === "craft" && drawing.piece === "lusheng")

/** Silver and stitched silk shine on deep dye; indigo needs a pale wall. */
const onDeep = (drawing: Drawing): boolean => drawing.kind === "silver" || (drawing.kind === "cloth" && ["butterfly", "tin", "coiled"].includes(drawing.work))

/** The picture of one product as SVG: 4:5, deterministic, without words, fonts or outside files. */
export const drawPicture = ({ name, county, drawing }: { name: string; county: CountyCode; drawing: Drawing }): string =>
  scene(county, onDeep(drawing) ? "deep" : "light", name, compose(drawing, name), !hangs(drawing))
