import { maskDigits, maskName } from "../sealing/mask"
import { columns, type ColumnKey } from "./columns"

const MOST_SHOWN = 40

/**
 * What a report may show of a cell: names and numbers of persons masked, and so is everything in the other columns that
 * may be a person's, because columns slip: a name among the codes, a phone number among the villages.
 */
export function shownFound(found: string, key: ColumnKey | null, code: string, personal: readonly string[] = []): string {
  const text = found.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "□").trim()
  if (text === "") return ""
  if (code === "resident_id") return "*".repeat(18)
  if (code === "formula") return key !== null && columns[key].personal === null ? short(masksWithin(text)) : "公式"
  const kind = key === null ? "name" : columns[key].personal
  if (kind !== null) return masked(text)
  if (personal.some((value) => value.length > 1 && text.includes(value)) || looksLikeName(text, key)) return masked(text)
  return short(masksWithin(text))
}

/** A person's value: the last digits of a number, the first character of anything else. */
const masked = (text: string): string => short(/^[\d\s+-]+$/.test(text.normalize("NFKC")) ? maskDigits(text) : maskName(text))

/** Phone numbers, accounts and resident-ID numbers inside another text; what can only be a code of the prefecture or a day stays. */
const masksWithin = (text: string): string => text.replace(/\d{7,}/g, (digits) => (/^5226\d{3,9}$|^(?:19|20)\d{6}$/.test(digits) ? digits : maskDigits(digits)))

/** Two to four Han characters where a code, a day or a number belongs, or where a kind of household does and none is named. */
const looksLikeName = (text: string, key: ColumnKey | null): boolean => key !== "village_name" && /^[\p{Script=Han}·]{2,4}$/u.test(text.replace(/\s/g, "")) && !(key === "kind" ? /[户象]$/ : /[县市镇乡村]$/).test(text)

const short = (text: string): string => ([...text].length > MOST_SHOWN ? `${[...text].slice(0, MOST_SHOWN).join("")}…` : text)
