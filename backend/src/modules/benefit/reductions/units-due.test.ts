import type { Entry, RefundRecord } from "@qianhang/shared/ledger"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RefundRequest } from "../refunds/refund-request-store"
import { standingUnits, unitsDue } from "./units-due"

const line = { lineId: "ordli_1", quantity: 3 }
const posted = (quantity: number, refund: Partial<RefundRecord> = {}) => ({ refund: { linesNamed: true, bearer: null, lines: [{ lineId: line.lineId, quantity }], ...refund } }) as unknown as Entry
const asked = (quantity: number, request: Partial<RefundRequest> = {}) => ({ end: null, bearer: null, lines: [{ lineId: line.lineId, quantity, amountFen: 1n }], ...request }) as unknown as RefundRequest
const standing = (entries: Entry[], requests: RefundRequest[] = []) => standingUnits({ entries, requests }).get(line.lineId) ?? 0

describe("units that refunds name", () => {
  it("stand while they are asked for and once they are posted, each once", () => {
    expect(standing([], [asked(2)])).toBe(2)
    expect(standing([posted(2)], [asked(2, { end: { outcome: "posted", sequence: 7n } })])).toBe(2)
  })

  it("do not stand when the refund failed, was reversed, named no lines, or was a compensation", () => {
    expect(standing([], [asked(2, { end: { outcome: "failed" } })])).toBe(0)
    expect(standing([posted(2), posted(-2)])).toBe(0)
    expect(standing([posted(3, { linesNamed: false })])).toBe(0)
    expect(standing([posted(1, { bearer: "platform" })], [asked(1, { bearer: "carrier" })])).toBe(0)
  })
})

describe("units that leave a parcel", () => {
  it("are those that stand and did not leave before", () => {
    expect(unitsDue([line], { standing: new Map([[line.lineId, 2]]), takenOut: new Map([[line.lineId, 1]]) })).toEqual([{ lineId: line.lineId, quantity: 1 }])
  })

  it("are in all the most that ever stood at one time, never more than the line has, and never go back", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }), (history) => {
      let out = 0
      for (const stood of history) {
        const [due] = unitsDue([line], { standing: new Map([[line.lineId, stood]]), takenOut: new Map([[line.lineId, out]]) })
        expect(due?.quantity ?? 1).toBeGreaterThan(0)
        out += due?.quantity ?? 0
      }
      expect(out).toBe(Math.min(line.quantity, Math.max(...history)))
    }))
  })
})
