import type { LicenceStanding, LicenceType, Trade } from "@qianhang/shared/contracts"

export type ShownLicence = { type: LicenceType; expires_on: string | null }

/** A licence is marked this many days before it expires, so that a renewal can be asked for in time. */
export const WARNING_DAYS = 30
const DAY_MS = 86_400_000

/** How a licence stands on an Asia/Shanghai day; on its last day it is still valid. */
export function licenceStandingOn(expiresOn: string | null, today: string): LicenceStanding {
  if (expiresOn === null) return "valid"
  const daysLeft = (Date.parse(expiresOn) - Date.parse(today)) / DAY_MS
  return daysLeft < 0 ? "expired" : daysLeft <= WARNING_DAYS ? "expiring" : "valid"
}

/**
 * The licences a seller of these trades needs and has not, or whose last one has expired: the business licence always
 * (E-commerce law 15, 27); who processes food, a production licence or a workshop's registration (Food safety law 35, 36);
 * raw produce and crafts need no more.
 */
export function missingLicences(trades: readonly Trade[], licences: readonly ShownLicence[], today: string): LicenceType[] {
  const holds = (type: LicenceType): boolean => licences.some((licence) => licence.type === type && licenceStandingOn(licence.expires_on, today) !== "expired")
  const missing: LicenceType[] = holds("business") ? [] : ["business"]
  if (trades.includes("processed_food") && !holds("food_production") && !holds("food_workshop")) missing.push("food_production")
  return missing
}

/** The worst standing among the longest-lasting licences of each type: a renewed one no longer warns. Null where none was shown. */
export function worstStanding(licences: readonly ShownLicence[], today: string): LicenceStanding | null {
  const last = new Map<LicenceType, string | null>()
  for (const { type, expires_on } of licences) {
    const before = last.get(type)
    if (before === undefined || (before !== null && (expires_on === null || expires_on > before))) last.set(type, expires_on)
  }
  const standings = new Set([...last.values()].map((expiresOn) => licenceStandingOn(expiresOn, today)))
  return (["expired", "expiring", "valid"] as const).find((standing) => standings.has(standing)) ?? null
}
