import type { CountyCode } from "@qianhang/shared/regions"
import { chanceOf } from "./chance"
import { crackle } from "./crackle"
import { groundColours, rosette, type Tone } from "./county-ground"
import { circle, ellipse, fill, line, path, rect } from "./stroke"

/** Every picture is drawn on 800 × 1000 units; the table's edge lies at 690, things stand on about 830. */
export const WIDTH = 800
export const HEIGHT = 1000
export const FLOOR = 838

/** The soft shadow where a thing meets the table; light falls from the upper left. Gradients, not blur: blur was two thirds of the drawing time. */
export const contactShadow = (x: number, y: number, rx: number, ry = rx * 0.2): string =>
  ellipse(x + rx * 0.16, y + ry * 0.2, rx * 1.34, ry * 1.8, `fill="url(#penumbra)"`) + ellipse(x + rx * 0.04, y, rx * 1.04, ry * 0.8, `fill="url(#umbra)"`)

/** A shadow thrown on the wall by something that hangs. */
export const wallShadow = (d: string): string => `<g transform="translate(20 26)">${path(d, `${fill("#0d1730", 0.3)} filter="url(#soft)"`)}</g>`

const definitions = `<defs>
<filter id="soft" x="-40%" y="-80%" width="180%" height="260%"><feGaussianBlur stdDeviation="16"/></filter>
<radialGradient id="penumbra"><stop offset="0" stop-color="#0d1730" stop-opacity=".26"/><stop offset=".5" stop-color="#0d1730" stop-opacity=".2"/><stop offset=".8" stop-color="#0d1730" stop-opacity=".07"/><stop offset="1" stop-color="#0d1730" stop-opacity="0"/></radialGradient>
<radialGradient id="umbra"><stop offset="0" stop-color="#0d1730" stop-opacity=".4"/><stop offset=".76" stop-color="#0d1730" stop-opacity=".32"/><stop offset="1" stop-color="#0d1730" stop-opacity="0"/></radialGradient>
<radialGradient id="light" cx="26%" cy="14%" r="95%"><stop offset="0" stop-color="#fff9ea" stop-opacity=".5"/><stop offset=".5" stop-color="#fff9ea" stop-opacity=".1"/><stop offset="1" stop-color="#0d1730" stop-opacity=".2"/></radialGradient>
<linearGradient id="shade" x1="0" x2="1"><stop offset="0" stop-color="#fff" stop-opacity=".28"/><stop offset=".3" stop-color="#fff" stop-opacity=".06"/><stop offset=".62" stop-color="#0d1730" stop-opacity="0"/><stop offset="1" stop-color="#0d1730" stop-opacity=".36"/></linearGradient>
<radialGradient id="ball" cx="34%" cy="28%" r="78%"><stop offset="0" stop-color="#fff" stop-opacity=".5"/><stop offset=".35" stop-color="#fff" stop-opacity=".1"/><stop offset=".65" stop-color="#0d1730" stop-opacity=".04"/><stop offset="1" stop-color="#0d1730" stop-opacity=".46"/></radialGradient>
<linearGradient id="fall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset="1" stop-color="#0d1730" stop-opacity=".26"/></linearGradient>
</defs>`

/**
 * Wall, county rosette, table and light: the same room for every product, so that a wall of cards looks composed.
 * @param stands false for what hangs on the wall
 */
export function scene(county: CountyCode, tone: Tone, name: string, body: string, stands: boolean): string {
  const ground = groundColours(county, tone)
  const chance = chanceOf(`${county}/${name}`)
  const disc = `<clipPath id="disc"><circle cx="400" cy="430" r="318"/></clipPath>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${definitions}${disc}
${rect(0, 0, WIDTH, HEIGHT, fill(ground.wall))}
${crackle(chance, { x: 0, y: 0, width: WIDTH, height: 700 }, ground.crackle, 9, tone === "light" ? 0.2 : 0.28)}
${circle(400, 430, 318, fill(ground.disc))}
<g transform="translate(400 430)" opacity="${tone === "light" ? 0.75 : 0.55}">${rosette(county, 312, ground.lineOnDisc)}</g>
<g clip-path="url(#disc)">${crackle(chance, { x: 90, y: 110, width: 620, height: 640 }, ground.wall, 16, 0.55)}</g>
${rect(0, 706, WIDTH, 300, fill(ground.table))}
${rect(0, 706, WIDTH, 300, `fill="url(#fall)" opacity=".5"`)}
${path("M0 706H800", line(ground.edge, 3, 0.9))}
${stands ? `<g transform="translate(400 806) scale(1.07) translate(-400 -862)">${body}</g>` : body}
${rect(0, 0, WIDTH, HEIGHT, `fill="url(#light)"`)}
</svg>`
}
