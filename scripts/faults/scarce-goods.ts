import { setTimeout as sleep } from "node:timers/promises"
import type { House } from "./house.js"

/** A product's page is remembered for three seconds: what the fault before sold must be seen. */
const REMEMBERED_MS = 3_500

/** Lot goods by how few are on the shelf: the quickest to sell down. */
export interface Scarce { readonly handle: string; readonly variants: readonly { id: string; title: string; available: number }[] }

/** Lot goods with more than five units of their smallest variant, fewest first. Blueberries are left to other tests. */
export async function scarce(house: House): Promise<Scarce[]> {
  const found: Scarce[] = []
  await sleep(REMEMBERED_MS)
  for (const card of await house.catalogue()) {
    const { lot, variants } = await house.product(card.handle)
    if (!lot || card.title.includes("蓝莓")) continue
    const sorted = variants.map(({ id, title, available }) => ({ id, title, available })).sort((a, b) => b.available - a.available)
    if ((sorted[0]?.available ?? 0) > 5) found.push({ handle: card.handle, variants: sorted })
  }
  return found.sort((a, b) => (a.variants[0]?.available ?? 0) - (b.variants[0]?.available ?? 0))
}

/** Buys until exactly so many units are left. */
export async function sellDownTo(house: House, handle: string, variantId: string, units: number): Promise<void> {
  const left = async (): Promise<number> => (await house.product(handle)).variants.find(({ id }) => id === variantId)?.available ?? 0
  for (let remaining = await left(); remaining > units; ) {
    await house.placeOrder([{ variant_id: variantId, quantity: Math.min(99, remaining - units) }])
    remaining = await house.until(left, (now) => now < remaining, house.twoCyclesMs())
  }
}
