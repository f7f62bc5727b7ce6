/** One caller waiting for its item to be written. */
type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }

/** What became of one item of a batch; a refused item does not stop the others. */
export type Outcome<Result> = { done: Result } | { refused: unknown }

/**
 * Coalesces concurrent callers into one batch at a time (LEDGER 10): while a batch is being written, new callers gather
 * for the next. When a batch fails as a whole, each of its items is retried alone, so a poison item fails by itself.
 */
export class AppendQueue<Item, Result> {
  private waiting: Waiting<Item, Result>[] = []
  private running: Promise<void> | null = null

  constructor(private readonly write: (items: readonly Item[]) => Promise<readonly Outcome<Result>[]>, private readonly batchSize = 100) {}

  append(item: Item): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.running ??= this.drain().finally(() => {
        this.running = null
      })
    })
  }

  /** Resolves when nothing is waiting; for shutdown. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private async drain(): Promise<void> {
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.batchSize)
      const outcomes = await this.writeTogether(batch)
      batch.forEach((caller, index) => settle(caller, outcomes[index]))
    }
  }

  private async writeTogether(batch: readonly Waiting<Item, Result>[]): Promise<readonly Outcome<Result>[]> {
    try {
      return await this.write(batch.map((caller) => caller.item))
    } catch (error) {
      return batch.length === 1 ? [{ refused: error }] : this.writeAlone(batch)
    }
  }

  private async writeAlone(batch: readonly Waiting<Item, Result>[]): Promise<Outcome<Result>[]> {
    const outcomes: Outcome<Result>[] = []
    for (const caller of batch) {
      try {
        outcomes.push(...(await this.write([caller.item])))
      } catch (error) {
        outcomes.push({ refused: error })
      }
    }
    return outcomes
  }
}

function settle<Item, Result>(caller: Waiting<Item, Result>, outcome: Outcome<Result> | undefined): void {
  if (outcome && "done" in outcome) caller.resolve(outcome.done)
  else caller.reject(outcome?.refused ?? new Error("the batch answered fewer items than it was given"))
}
