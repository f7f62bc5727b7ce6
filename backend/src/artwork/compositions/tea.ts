import { type Chance } from "../chance"
import { type Colour, darker, lighter, material } from "../colour"
import { label, type Seal } from "../label"
import { teaSprig } from "../leaf"
import { contactShadow } from "../scene"
import { circle, ellipse, fill, line, path, placed, rect, times } from "../stroke"
import { heap } from "./heap"

/** A tea caddy, a cup of its liquor, and the tea itself: balls on a dish, or loose leaf on paper. */
export interface TeaDrawing { readonly kind: "tea"; readonly of: "ball" | "leaf"; readonly caddy: Colour; readonly liquor: Colour; readonly seal: Seal; readonly fresh: Colour; readonly caddyShape?: "drum" | "bamboo" }

function caddy(colour: Colour, kind: Seal, shape: "drum" | "bamboo"): string {
  if (shape === "bamboo") {
    const joints = rect(180, 356, 210, 500, `rx="26" ${fill("#c5a561")}`) + path("M180 470H390M180 640H390", line("#8f7338", 6, 0.8)) + path("M180 476H390M180 646H390", line("#ead7a2", 4, 0.8)) + rect(176, 340, 218, 96, `rx="22" ${fill("#b08e4b")}`) + rect(180, 356, 210, 500, `rx="26" fill="url(#shade)"`)
    return contactShadow(290, 856, 112, 30) + joints + placed(285, 560, 0, label(150, 190, colour, kind))
  }
  return contactShadow(290, 856, 124, 32) + rect(166, 420, 240, 436, `rx="18" ${fill(colour)}`) + rect(166, 420, 240, 436, `rx="18" fill="url(#shade)"`) + ellipse(286, 422, 120, 24, fill(lighter(colour, 0.12))) + rect(176, 352, 220, 74, `rx="14" ${fill(darker(colour, 0.2))}`) + rect(176, 352, 220, 74, `rx="14" fill="url(#shade)"`) + ellipse(286, 354, 110, 20, fill(lighter(colour, 0.2))) + times(12, (at) => circle(180 + at * 19.4, 836, 3.4, fill("#f4f1e6", 0.8))) + placed(286, 630, 0, label(176, 220, darker(colour, 0.3), kind))
}

const cup = (liquor: Colour): string => contactShadow(596, 792, 104, 26) + ellipse(596, 780, 128, 26, fill("#e3ded0")) + ellipse(596, 775, 128, 26, fill("#f7f4ea")) + path("M496 650C500 734 540 774 596 774C652 774 692 734 696 650Z", fill("#f7f4ea")) + path("M496 650C500 734 540 774 596 774C652 774 692 734 696 650Z", `fill="url(#shade)"`) + ellipse(596, 650, 100, 26, fill("#ffffff")) + ellipse(596, 653, 88, 20, fill(liquor)) + path("M520 650C540 640 580 636 610 638", line(lighter(liquor, 0.6), 4, 0.8)) + path("M500 690C540 716 652 716 692 690", line(material.indigo, 3, 0.6)) + path("M570 610C556 570 590 552 574 508M620 612C606 572 640 548 624 500", line("#ffffff", 6, 0.5))

export function drawTea(drawing: TeaDrawing, chance: Chance): string {
  const dish = contactShadow(420, 880, 190, 36) + ellipse(420, 872, 206, 58, fill("#6d4a30")) + ellipse(420, 862, 206, 58, fill("#8a6040")) + ellipse(420, 862, 186, 48, fill("#79523a"))
  const sheet = contactShadow(424, 894, 196, 24) + path("M226 858L610 830L650 894L250 916Z", fill("#f8f2e2")) + path("M226 858L610 830L612 836L230 864Z", fill("#ffffff"))
  const goods = drawing.of === "ball" ? dish + placed(420, 846, 0, heap(chance, "tea-ball", { count: 7, rx: 134, ry: 26, rise: 42, piece: 50 })) : sheet + placed(430, 866, 0, heap(chance, "tea-leaf", { count: 190, rx: 150, ry: 26, rise: 62, piece: 25 }))
  return caddy(drawing.caddy, drawing.seal, drawing.caddyShape ?? "drum") + cup(drawing.liquor) + goods + placed(176, 846, 62, teaSprig(drawing.fresh), 0.95)
}
