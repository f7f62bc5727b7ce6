import type { ReactNode } from "react"
import "./state-mark.css"

export type MarkTone = "good" | "wait" | "bad" | "way" | "still"

/** A state in a word, coloured with the house's own colours so that it reads on white. */
export function StateMark({ tone, children }: { readonly tone: MarkTone; readonly children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}
