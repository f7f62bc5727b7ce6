import { createHash } from "node:crypto"

/** SHA-256 of texts, each after its length in bytes, as docs/ledger.md says of ties. */
export function tieOf(...texts: readonly string[]): string {
  const bytes = Buffer.concat(texts.flatMap((text) => [Buffer.from(`${Buffer.byteLength(text)}:`), Buffer.from(text)]))
  return createHash("sha256").update(bytes).digest("hex")
}

/** Who may get a fen: its claim, and what decides between equal ones. */
export type Party = { weight: number; tie: string }

/** An amount given out fen by fen, as the law is written: each fen to the highest weight ÷ (2n − 1), equal ones to the smaller tie. Knows every smaller amount too. */
export class Walk {
  private readonly turns: number[] = []
  private readonly given: number[]

  constructor(private readonly parties: readonly Party[]) {
    this.given = parties.map(() => 0)
  }

  /** What each party has when `total` fen are given out. */
  at(total: number): number[] {
    while (this.turns.length < total) this.turns.push(this.next())
    const fen = this.parties.map(() => 0)
    for (let turn = 0; turn < total; turn++) fen[this.turns[turn] ?? 0] = (fen[this.turns[turn] ?? 0] ?? 0) + 1
    return fen
  }

  private next(): number {
    let best = -1
    for (let index = 0; index < this.parties.length; index++) if (this.weight(index) > 0 && (best < 0 || this.precedes(index, best))) best = index
    if (best < 0) throw new Error("nobody has a claim")
    this.given[best] = (this.given[best] ?? 0) + 1
    return best
  }

  private precedes(a: number, b: number): boolean {
    const left = this.weight(a) * (2 * (this.given[b] ?? 0) + 1)
    const right = this.weight(b) * (2 * (this.given[a] ?? 0) + 1)
    return left === right ? (this.parties[a]?.tie ?? "") < (this.parties[b]?.tie ?? "") : left > right
  }

  private weight(index: number): number {
    return this.parties[index]?.weight ?? 0
  }
}
