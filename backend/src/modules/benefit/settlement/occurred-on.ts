import { shanghaiDay } from "@qianhang/shared/ledger"
import { startOfDayMs } from "../signing/window"

const NOON_MS = 12 * 3_600_000

/** The instant an entry carries for something that happened on a Shanghai day: now where that is today, else the day's noon, so that it counts on that day. */
export const occurredOn = (day: string, nowMs: number): number => (day === shanghaiDay(nowMs) ? nowMs : startOfDayMs(day) + NOON_MS)
