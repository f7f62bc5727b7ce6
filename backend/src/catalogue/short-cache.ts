/** Answers kept for a few seconds in this process. Callers who ask while one answer is being made share it; a failure is kept by nobody. */
export class ShortCache<V> {
  private readonly entries = new Map<string, { value: Promise<V>; until: number }>()

  constructor(private readonly lifeMs: number, private readonly most: number, private readonly now: () => number = Date.now) {}

  read(key: string, make: () => Promise<V>): Promise<V> {
    const held = this.entries.get(key)
    if (held && held.until > this.now()) return held.value
    const value = make()
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + this.lifeMs })
    value.catch(() => this.forget(key, value))
    if (this.entries.size > this.most) {
      const [oldest] = this.entries.keys()
      if (oldest !== undefined) this.entries.delete(oldest)
    }
    return value
  }

  clear(): void {
    this.entries.clear()
  }

  private forget(key: string, value: Promise<V>): void {
    if (this.entries.get(key)?.value === value) this.entries.delete(key)
  }
}
