import { expect, it } from "vitest"
import { fileProblem } from "./file-problem"

it("photos and PDF up to 10 MB can be evidence, a byte more or another kind cannot", () => {
  const tenMegabytes = 10 * 1024 * 1024
  for (const type of ["image/jpeg", "image/png", "image/webp", "application/pdf"]) expect(fileProblem({ type, size: tenMegabytes })).toBeNull()
  expect(fileProblem({ type: "application/pdf", size: tenMegabytes + 1 })).toBe("file_big")
  for (const type of ["image/svg+xml", "image/heic", "text/html", ""]) expect(fileProblem({ type, size: 10 })).toBe("file_kind")
})
