import { between, type Chance } from "../chance"
import { type Colour, darker, lighter, material, mix } from "../colour"
import { ear } from "../leaf"
import { label, type Seal } from "../label"
import { contactShadow } from "../scene"
import { ellipse, fill, line, n, path, placed, times } from "../stroke"

/** A cloth bag of grain, a bowl heaped full, and an ear bending over both. */
export interface GrainDrawing { readonly kind: "grain"; readonly grain: readonly [Colour, Colour]; readonly straw: Colour; readonly bowl: Colour; readonly cloth: Colour; readonly seal: Seal; readonly form?: "long" | "round" }

function grains(chance: Chance, [pale, dark]: readonly [Colour, Colour], form: "long" | "round"): string {
  const pieces = Array.from({ length: 620 }, (_, at) => {
    const reach = Math.sqrt((at + 0.5) / 620)
    const angle = at * 2.399963
    return { x: Math.cos(angle) * reach * 176, y: Math.sin(angle) * reach * 44 - (1 - reach ** 1.6) * 96, v: Math.sin(angle) * reach - (1 - reach) }
  }).sort((a, b) => a.v - b.v)
  return pieces.map(({ x, y }) => { const tint = mix(pale, dark, chance()); return placed(x, y, chance() * 180, form === "long" ? ellipse(0, 0, 11, 4.4, `${fill(tint)} stroke="${darker(tint, 0.2)}" stroke-width=".8"`) : ellipse(0, 0, 6, 5.6, `${fill(tint)} stroke="${darker(tint, 0.2)}" stroke-width=".8"`)) }).join("")
}

const sack = (cloth: Colour, kind: Seal): string => {
  const d = "M196 470C176 540 150 660 156 800C158 846 190 860 240 860H470C520 860 552 846 554 800C560 660 534 540 514 470C470 486 240 486 196 470Z"
  const neck = "M196 474C220 430 230 410 214 366C260 386 290 360 330 380C370 360 420 388 496 366C480 410 490 430 514 474C470 494 240 494 196 474Z"
  return contactShadow(355, 856, 200, 40) + path(d, fill("#eadfc6")) + times(12, (at) => path(`M160 ${520 + at * 28}C280 ${534 + at * 28} 430 ${534 + at * 28} 552 ${520 + at * 28}`, line("#d2c29f", 1.6, 0.55))) + path(d, `fill="url(#shade)"`) + path(neck, fill("#e2d4b6")) + path("M250 470C246 430 252 410 246 386M330 482C326 440 334 410 330 384M420 480C426 440 416 410 424 384", line("#bfae88", 5, 0.8)) + path("M194 474C280 500 430 500 516 474", line(material.thread, 10)) + path("M300 492L280 560M312 494L318 566", line(material.thread, 6)) + placed(340, 640, -1, label(210, 178, cloth, kind))
}

export function drawGrain(drawing: GrainDrawing, chance: Chance): string {
  const bowl = "M338 720C344 812 420 872 530 872C640 872 716 812 722 720C660 768 400 768 338 720Z"
  return placed(610, 770, 6, ear(drawing.straw, lighter(drawing.straw, 0.34)), 1.5) + sack(drawing.cloth, drawing.seal) + contactShadow(530, 872, 130, 32) + ellipse(530, 720, 192, 54, fill(darker(drawing.bowl, 0.3))) + placed(530, 722, 0, grains(chance, drawing.grain, drawing.form ?? "long")) +
    path(bowl, fill(drawing.bowl)) + path(bowl, `fill="url(#shade)"`) + path("M338 720C400 768 660 768 722 720", line(lighter(drawing.bowl, 0.5), 6)) + path("M352 776C430 832 630 832 708 776", line(lighter(drawing.bowl, 0.4), 3, 0.7)) + path(`M372 780C${n(between(chance, 386, 390))} 810 406 832 430 846`, line("#ffffff", 9, 0.4)) +
    placed(140, 842, 0, times(26, () => placed(chance() * 190, chance() * 44, chance() * 180, ellipse(0, 0, 10, 4.2, fill(mix(...drawing.grain, chance()))))))
}
