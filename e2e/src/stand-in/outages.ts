import type { Request, Response } from "express"

/** A fault ordered by a test: the next `times` matching calls fail, either unheard (`refuse`) or after they were done (`lose_answer`). */
export interface Outage { path: string; method?: string; kind: "refuse" | "lose_answer"; status: number; times: number }

/** Faults of the provider, so that tests see how the shop behaves when the money side is unwell. */
export class Outages {
  private outage: Outage | null = null

  order(outage: Outage | null): void {
    this.outage = outage
  }

  /** Answers with the ordered status, the operation not run. */
  strikesBefore(request: Request, response: Response): boolean {
    if (!this.strikes(request, "refuse")) return false
    response.status(this.outage?.status ?? 500).json({ error: { type: "api_error", message: "The payment stand-in is out of order on request" } })
    return true
  }

  /** Cuts the line after the operation has run. */
  losesAnswer(request: Request, response: Response): boolean {
    if (!this.strikes(request, "lose_answer")) return false
    response.socket?.destroy()
    return true
  }

  private strikes(request: Request, kind: Outage["kind"]): boolean {
    const { outage } = this
    if (!outage || outage.kind !== kind || outage.times < 1) return false
    if (!`${request.baseUrl}${request.path}`.startsWith(outage.path)) return false
    if (outage.method && outage.method !== request.method) return false
    outage.times -= 1
    return true
  }
}
