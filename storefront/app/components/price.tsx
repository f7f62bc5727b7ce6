import { yuanParts } from "./money"

const sizes = { small: "text-sm", card: "text-lg", large: "text-[28px] leading-none" } as const

/** Tabular figures, the yuan large and the fen small (DESIGN). Read out as one amount. */
export function Price({ fen, size = "card", tone = "thread" }: { fen: string; size?: keyof typeof sizes; tone?: "thread" | "ink" }) {
  const { sign, yuan, fen: rest } = yuanParts(fen)
  return (
    <span className={`whitespace-nowrap font-semibold tabular-nums ${sizes[size]} ${tone === "thread" ? "text-thread" : "text-ink"}`}>
      <span className="text-[0.68em]">{sign}¥</span>
      {yuan}
      <span className="text-[0.68em]">.{rest}</span>
    </span>
  )
}
