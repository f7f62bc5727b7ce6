import { expect, it } from "vitest"
import { fieldName } from "./field-name.js"

it("a refusal repeats a field's name, and never a value that was sent in its place", () => {
  expect(["owner_id", "isDemo", "罗阿青", "13987650001", "罗阿青 13987650001", "a".repeat(41), ""].map(fieldName)).toEqual(["owner_id", "isDemo", "?", "?", "?", "?", "?"])
})
