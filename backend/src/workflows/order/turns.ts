/** Somebody's turn: `waited` says whether others went first. It lasts until `end` is called; calling it twice changes nothing. */
export interface Turn {
  readonly waited: boolean
  readonly end: () => void
}

/** Nobody's turn: the line was full, or patience ran out. Nothing was begun, so asking again is safe. */
export class TooBusy extends Error {
  constructor(readonly waiting: number) {
    super(`${waiting} others wait in this line`)
    this.name = "TooBusy"
  }
}

interface Waiting {
  readonly keys: readonly string[]
  readonly go: () => void
}

/**
 * One line for everybody. Those who need a common key go one after the other, in the order they came, and nobody overtakes who
 * waits for a key of theirs; others go side by side, at most `atOnce`. One process: between processes the shared lock decides.
 */
export class Turns {
  private readonly line: Waiting[] = []
  private readonly taken = new Set<string>()
  private going = 0

  constructor(private readonly bounds: { readonly atOnce: number; readonly mostWaiting: number; readonly patienceMs: number }) {}

  /** Resolves when it is the caller's turn. @throws TooBusy when the line is full, or after `patienceMs` in it */
  take(keys: readonly string[]): Promise<Turn> {
    const { mostWaiting, patienceMs } = this.bounds
    if (this.line.length >= mostWaiting) return Promise.reject(new TooBusy(this.line.length))
    return new Promise((resolve, reject) => {
      let waited = false
      const leaves = setTimeout(() => {
        this.line.splice(this.line.indexOf(waiting), 1)
        reject(new TooBusy(this.line.length))
        this.advance()
      }, patienceMs)
      const waiting: Waiting = { keys, go: () => { clearTimeout(leaves); resolve({ waited, end: this.begin(keys) }) } }
      this.line.push(waiting)
      this.advance()
      waited = true
    })
  }

  private begin(keys: readonly string[]): () => void {
    let ended = false
    this.going++
    for (const key of keys) this.taken.add(key)
    return () => {
      if (ended) return
      ended = true
      this.going--
      for (const key of keys) this.taken.delete(key)
      this.advance()
    }
  }

  private advance(): void {
    const asked = new Set(this.taken)
    for (const waiting of this.line.slice()) {
      if (this.going >= this.bounds.atOnce) return
      const free = !waiting.keys.some((key) => asked.has(key))
      for (const key of waiting.keys) asked.add(key)
      if (!free) continue
      this.line.splice(this.line.indexOf(waiting), 1)
      waiting.go()
    }
  }
}
