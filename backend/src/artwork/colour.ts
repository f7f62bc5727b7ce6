/** A colour as `#rrggbb`. */
export type Colour = string

const channels = (colour: Colour): [number, number, number] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]

/** The colour `share` (0-1) of the way from `from` to `to`. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const [a, b] = [channels(from), channels(to)]
  return `#${a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share).toString(16).padStart(2, "0")).join("")}`
}

export const lighter = (colour: Colour, share: number): Colour => mix(colour, "#fffdf6", share)
export const darker = (colour: Colour, share: number): Colour => mix(colour, "#101a30", share)

/** The house's materials (DESIGN): indigo batik, silver, red thread, handmade paper. */
export const material = { paper: "#fbfaf6", ink: "#1b2430", indigo: "#1f3a6e", deep: "#12264d", thread: "#b4232c", leaf: "#2f6b4f", ochre: "#9a6a12", silver: "#8a94a3", mist: "#e8ebf1", bamboo: "#d8b877", wood: "#9b6b43" } as const
