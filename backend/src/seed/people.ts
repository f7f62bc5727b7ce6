import { chanceOf } from "../artwork/chance"
import type { NewHousehold } from "../modules/registry"
import type { NewLot } from "../modules/benefit"
import type { OfferedLot, OfferingCooperative } from "./goods/offer"

type LotContribution = NewLot["contributions"][number]
type Kind = LotContribution["kind"]

/** A demo household as the seed hands it on: no real person, and its name says so. */
export interface DemoHousehold { readonly id: string; readonly village: string; readonly villageCode: string; readonly kind: Kind; readonly registered: NewHousehold }

export const cooperativeIdOf = (offer: OfferingCooperative): string => `coop_demo_${offer.handle.replaceAll("-", "_")}`

/** How many households each village needs so that its lots and agreements find theirs; the rest live in the first village. */
function villagesOf(offer: OfferingCooperative): Map<string, number> {
  const need = new Map<string, number>(offer.villages.map((village) => [village, 0]))
  const lots = Object.values(offer.items).flatMap((item) => item.lots ?? [])
  const named = offer.products.flatMap((product) => (product.agreement?.village ? [{ village: product.agreement.village, households: product.agreement.households ?? 0 }] : []))
  for (const { village, households } of [...lots, ...named]) need.set(village, Math.max(need.get(village) ?? 0, households))
  const spare = offer.households - [...need.values()].reduce((sum, count) => sum + count, 0)
  const [first] = offer.villages
  if (spare > 0) need.set(first, (need.get(first) ?? 0) + spare)
  return need
}

function kindOf(share: number): Kind {
  if (share < 0.46) return "lifted"
  if (share < 0.58) return "monitored_unstable"
  if (share < 0.68) return "monitored_marginal"
  if (share < 0.72) return "monitored_shock"
  return share < 0.78 ? "at_risk" : "general"
}

/** The demo households of one cooperative. `first` is the running number of its first household. Phone numbers begin with 100, which no mobile number does, and accounts with 999, which no bank in China issues. */
export function demoHouseholds(offer: OfferingCooperative, first: number): DemoHousehold[] {
  const chance = chanceOf(`households of ${offer.handle}`)
  const homes = [...villagesOf(offer)].flatMap(([village, count], place) => Array.from({ length: count }, () => ({ village, villageCode: `${offer.county}${String(201 + place).padStart(6, "0")}` })))
  return homes.map(({ village, villageCode }, at) => {
    const number = String(first + at).padStart(3, "0")
    const id = `hh_demo${number.padStart(4, "0")}`
    const kind = kindOf(chance())
    return {
      id, village, villageCode, kind,
      registered: {
        id, countyCode: offer.county, householdCode: `DEMO-${offer.county}-${number}`, villageCode, villageName: village, kind,
        name: `演示农户-${number}`, phone: `10000000${number}`, bankAccount: `9990000000000${number}`, statusFrom: "2023-01-01",
        memberships: [{ cooperativeId: cooperativeIdOf(offer), from: "2023-01-01" }], isDemo: true,
      },
    }
  })
}

/** The first `count` households of a village. @throws when the village has fewer. */
export function householdsOf(homes: readonly DemoHousehold[], village: string, count: number): DemoHousehold[] {
  const found = homes.filter((home) => home.village === village).slice(0, count)
  if (found.length < count) throw new Error(`${village} has ${found.length} demo households, ${count} were asked for`)
  return found
}

/** Divides a lot's delivered quantity among its households, unevenly and to the last unit; bulk goods in whole kilograms or litres but for the remainder. */
export function contributionsOf(lot: OfferedLot, homes: readonly DemoHousehold[]): LotContribution[] {
  const givers = householdsOf(homes, lot.village, lot.households)
  const chance = chanceOf(`lot ${lot.number}`)
  const weights = givers.map(() => 0.6 + chance())
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const step = lot.delivered >= 100_000 ? 1000 : lot.delivered >= 10_000 ? 100 : 1
  let left = lot.delivered
  return givers.map((home, at) => {
    const given = at === givers.length - 1 ? left : Math.floor((lot.delivered * (weights[at] ?? 0)) / whole / step) * step
    left -= given
    return { householdId: home.id, baseUnits: BigInt(given), kind: home.kind, villageCode: home.villageCode }
  })
}
