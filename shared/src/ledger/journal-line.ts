import { FieldUnreadable } from "./codec.js"
import { entryFormat, entryPartFormats } from "./entry-format.js"
import type { Entry } from "./entry.js"

/** One entry as one line of the JSON-lines export, without the line break. The same entry gives the same bytes. */
export function printEntry(entry: Entry): string {
  return JSON.stringify(entryFormat.toJson(entry))
}

/** The three parts of an entry that hold lists, each as `printEntry` writes it; null where the entry has none. */
export function printParts({ snapshot, refund, handover }: Entry): { snapshot: string | null; refund: string | null; handover: string | null } {
  const { snapshot: sale, refund: back, handover: hand } = entryPartFormats
  return {
    snapshot: snapshot && JSON.stringify(sale.toJson(snapshot)),
    refund: refund && JSON.stringify(back.toJson(refund)),
    handover: handover && JSON.stringify(hand.toJson(handover)),
  }
}

/**
 * Reads one exported line. Strict: a line that `printEntry` would write differently by a single character is refused, so
 * no byte of an export is outside the proof. Throws FieldUnreadable, which names the field.
 */
export function parseEntry(line: string): Entry {
  const entry = entryFromJson(readJson(line))
  if (printEntry(entry) !== line) throw new FieldUnreadable("", "the line exactly as printEntry writes it", line)
  return entry
}

/** Reads an entry from parsed JSON in any order of keys, e.g. from a jsonb column. Throws FieldUnreadable. */
export function entryFromJson(json: unknown): Entry {
  return entryFormat.fromJson(json, "")
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new FieldUnreadable("", "one JSON object", line)
  }
}
