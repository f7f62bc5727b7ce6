import { expect, it } from "vitest"
import { quantitiesOf } from "./quantity"

it("a harvest is said in 斤 and in kilograms, exactly", () => {
  expect(quantitiesOf("12500", "g")).toEqual([{ amount: "25", unit: "jin" }, { amount: "12.5", unit: "kilogram" }])
  expect(quantitiesOf("12345", "g")).toEqual([{ amount: "24.69", unit: "jin" }, { amount: "12.345", unit: "kilogram" }])
  expect(quantitiesOf("1", "g")).toEqual([{ amount: "1", unit: "gram" }])
})

it("oil and pieces keep their own measure", () => {
  expect(quantitiesOf("750", "ml")).toEqual([{ amount: "750", unit: "millilitre" }])
  expect(quantitiesOf("5250", "ml")).toEqual([{ amount: "5.25", unit: "litre" }])
  expect(quantitiesOf("14", "piece")).toEqual([{ amount: "14", unit: "piece" }])
})
