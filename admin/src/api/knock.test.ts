import { expect, it } from "vitest"
import { doorPath } from "./knock"

it("fills a door's names, and an id can never leave its place in the path", () => {
  expect(doorPath("/cooperative/settlements/:id/payouts", { id: "batch_1" })).toBe("/cooperative/settlements/batch_1/payouts")
  expect(doorPath("/cooperative/settlements/:id", { id: "../me?x=1" })).toBe("/cooperative/settlements/..%2Fme%3Fx%3D1")
})

it("never asks for an address with a hole", () => {
  expect(() => doorPath("/cooperative/settlements/:id")).toThrow("needs id")
})
