import type { BatchHousehold } from "@qianhang/shared/contracts"
import { expect, it } from "vitest"
import { amountOf, eligible, found } from "./what-is-recorded"

const household = (id: string, said: Partial<BatchHousehold> = {}): BatchHousehold => ({
  household_id: id, household_code: `MJ${id}`, name: "杨**", bank_account: "**** 1234", village: "乌卡坪村", settled_fen: "1000", advances_fen: "0", payable_fen: "1000", paid_fen: "0",
  acknowledged: false, paid: false, received: false, spot_checked: false, payout_id: null, open_link: null, open_case: false, ...said,
})
const ids = (households: BatchHousehold[]) => households.map(({ household_id }) => household_id)

it("a voucher can mean the unpaid households alone, and not those that got all at delivery", () => {
  const households = [household("1"), household("2", { paid: true, paid_fen: "1000" }), household("3", { advances_fen: "1000", payable_fen: "0" })]
  expect(ids(eligible("payout", households))).toEqual(["1"])
})

it("a receipt can be signed by who was paid, and once", () => {
  const households = [household("1"), household("2", { paid: true, paid_fen: "1000" }), household("3", { paid: true, received: true, paid_fen: "1000" })]
  expect(ids(eligible("received", households))).toEqual(["2"])
})

it("delivery and share are confirmed before a voucher pays them, and once", () => {
  const households = [household("1"), household("2", { acknowledged: true }), household("3", { paid: true, paid_fen: "1000", payout_id: "pay_1" })]
  expect(ids(eligible("acknowledged", households))).toEqual(["1"])
})

it("the amount is what the batch owes, settled or paid, to the fen", () => {
  const households = [household("1", { payable_fen: "1000", settled_fen: "1500", advances_fen: "500" }), household("2", { payable_fen: "333", settled_fen: "333" })]
  expect(amountOf("payout", households)).toBe("1333")
  expect(amountOf("acknowledged", households)).toBe("1833")
  expect(amountOf("received", [household("3", { paid: true, paid_fen: "77" })])).toBe("77")
})

it("finds by the masked name, the code or the village, and an erased name breaks nothing", () => {
  const households = [household("1", { name: null }), household("2", { name: "龙**" }), household("3", { village: "白午村", name: "吴**" })]
  expect(ids(found(households, " 龙 "))).toEqual(["2"])
  expect(ids(found(households, "mj1"))).toEqual(["1"])
  expect(ids(found(households, "白午"))).toEqual(["3"])
  expect(found(households, "")).toHaveLength(3)
})
