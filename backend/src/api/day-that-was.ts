import { shanghaiDay } from "@qianhang/shared/ledger"
import { Refused } from "./refusal"

/** Refuses days that no calendar has, days to come, and days before `notBefore`. @throws Refused 400 naming the field */
export function requireDayThatWas(field: string, day: string, { notBefore = "2000-01-01", nowMs = Date.now() } = {}): void {
  const refuse = (code: string) => new Refused("invalid_data", "invalid_fields", "请求的内容不符合要求", { [field]: code })
  requireRealDay(field, day)
  if (day > shanghaiDay(nowMs)) throw refuse("in_the_future")
  if (day < notBefore) throw refuse("too_early")
}

/** Refuses days that no calendar has, such as 2026-02-31. @throws Refused 400 naming the field */
export function requireRealDay(field: string, day: string): void {
  const instant = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) throw new Refused("invalid_data", "invalid_fields", "请求的内容不符合要求", { [field]: "no_such_day" })
}
