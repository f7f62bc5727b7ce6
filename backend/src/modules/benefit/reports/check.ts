/** One question RECON asks, and the facts it was answered by. */
export type Check = { id: string; ok: boolean; facts: Record<string, unknown> }
