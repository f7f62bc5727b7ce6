export interface Quantity { amount: string; unit: "jin" | "kilogram" | "gram" | "litre" | "millilitre" | "piece" }

/**
 * A delivery as who delivered it would say it: 斤 beside kilograms, whole numbers where they are whole.
 * @param baseUnits decimal string of integer base units (g, ml, pieces)
 */
export function quantitiesOf(baseUnits: string, unit: "g" | "ml" | "piece"): Quantity[] {
  const amount = BigInt(baseUnits)
  switch (unit) {
    case "g": return amount < 500n ? [{ amount: baseUnits, unit: "gram" }] : [{ amount: decimal(amount, 500n), unit: "jin" }, { amount: decimal(amount, 1_000n), unit: "kilogram" }]
    case "ml": return amount < 1_000n ? [{ amount: baseUnits, unit: "millilitre" }] : [{ amount: decimal(amount, 1_000n), unit: "litre" }]
    case "piece": return [{ amount: baseUnits, unit: "piece" }]
  }
}

/** amount ÷ whole with as many decimals as it has, three at most; both divide a thousand evenly, so nothing is cut. */
function decimal(amount: bigint, whole: bigint): string {
  const thousandths = ((amount % whole) * 1_000n) / whole
  const rest = thousandths.toString().padStart(3, "0").replace(/0+$/, "")
  return `${amount / whole}${rest ? `.${rest}` : ""}`
}
