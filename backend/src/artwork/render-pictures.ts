import { createHash } from "node:crypto"
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import type { CountyCode } from "@qianhang/shared/regions"
import sharp from "sharp"
import { type Drawing, drawPicture } from "./picture"

/** The three widths every picture is served in; 4:5. */
export const WIDTHS = [320, 640, 1280] as const

/** A picture's name becomes its file name: `<name>-640.webp`. */
export interface PicturePlan { readonly name: string; readonly county: CountyCode; readonly drawing: Drawing }

/** Beside the pictures lies what each was drawn from, so that a second run draws only what changed. */
const KEYS = ".drawn.json"

async function readKeys(dir: string): Promise<Record<string, string>> {
  const text = await readFile(path.join(dir, KEYS), "utf8").catch(() => "{}")
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === "object" && parsed !== null ? Object.fromEntries(Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === "string")) : {}
}

/** Written beside its place and moved there: a killed run leaves no half picture under a good name. */
async function settle(file: string, content: Buffer | string): Promise<void> {
  await writeFile(`${file}.part`, content)
  await rename(`${file}.part`, file)
}

async function render(dir: string, name: string, svg: string): Promise<void> {
  const whole = await sharp(Buffer.from(svg), { density: 72 * (1280 / 800) }).resize(1280, 1600).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: whole.info.width, height: whole.info.height, channels: whole.info.channels }
  await Promise.all(WIDTHS.map(async (width) => {
    const webp = await sharp(whole.data, { raw }).resize(width).webp({ quality: width === 1280 ? 80 : 84, effort: 2, smartSubsample: true }).toBuffer()
    await settle(path.join(dir, `${name}-${width}.webp`), webp)
  }))
}

const present = (dir: string, name: string): Promise<boolean> => Promise.all(WIDTHS.map((width) => access(path.join(dir, `${name}-${width}.webp`)))).then(() => true, () => false)

/**
 * Draws every picture that is missing or has changed into `dir`, in three widths.
 * @returns how many were drawn and how many were already there.
 */
export async function renderPictures(dir: string, plans: readonly PicturePlan[]): Promise<{ drawn: number; kept: number }> {
  await mkdir(dir, { recursive: true })
  const keys = await readKeys(dir)
  let drawn = 0
  const queue = [...plans]
  const draw = async (): Promise<void> => {
    for (let plan = queue.shift(); plan; plan = queue.shift()) {
      const svg = drawPicture(plan)
      const key = createHash("sha256").update(svg).digest("hex")
      if (keys[plan.name] === key && (await present(dir, plan.name))) continue
      await render(dir, plan.name, svg)
      keys[plan.name] = key
      drawn += 1
    }
  }
  await Promise.all([draw(), draw(), draw()])
  await settle(path.join(dir, KEYS), JSON.stringify(keys))
  return { drawn, kept: plans.length - drawn }
}
