import type { Request, Response } from "express"

/**
 * A fault ordered by a test: the next `times` matching calls fail. `refuse`: unheard, an error is answered. `lose_answer`: done, then the
 * line is cut. `hang`: done, then nothing is ever answered and the caller times out.
 */
export interface Outage { path: string; method?: string; kind: OutageKind; status: number; times: number }
export const OUTAGE_KINDS = ["refuse", "lose_answer", "hang"] as const
export type OutageKind = (typeof OUTAGE_KINDS)[number]

/** Faults of the provider, so that tests see how the shop behaves when the money side is unwell. */
export class Outages {
  private outage: Outage | null = null
  private readonly hanging = new Set<Response>()

  order(outage: Outage | null): void {
    this.outage = outage
  }

  /** Answers with the ordered status, the operation not run. */
  strikesBefore(request: Request, response: Response): boolean {
    if (!this.strikes(request, "refuse")) return false
    response.status(this.outage?.status ?? 500).json({ error: { type: "api_error", message: "The payment stand-in is out of order on request" } })
    return true
  }

  /** Cuts the line, or leaves the caller waiting, after the operation has run. */
  losesAnswer(request: Request, response: Response): boolean {
    if (this.strikes(request, "hang")) {
      this.hanging.add(response)
      response.once("close", () => this.hanging.delete(response))
      return true
    }
    if (!this.strikes(request, "lose_answer")) return false
    response.socket?.destroy()
    return true
  }

  /** Cuts the lines of everybody who still waits. */
  close(): void {
    for (const response of this.hanging) response.socket?.destroy()
  }

  private strikes(request: Request, kind: OutageKind): boolean {
    const { outage } = this
    if (!outage || outage.kind !== kind || outage.times < 1) return false
    if (!`${request.baseUrl}${request.path}`.startsWith(outage.path)) return false
    if (outage.method && outage.method !== request.method) return false
    outage.times -= 1
    return true
  }
}
