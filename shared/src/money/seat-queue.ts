/** Answers whether `a` leaves the queue before `b`; a strict total order. */
export type Before<T> = (a: T, b: T) => boolean

/** A binary heap: `pop` takes the item that goes before all others. Keeps apportionment at n log n. */
export class SeatQueue<T> {
  readonly #heap: T[]
  readonly #before: Before<T>

  constructor(items: Iterable<T>, before: Before<T>) {
    this.#before = before
    this.#heap = []
    for (const item of items) this.push(item)
  }

  push(item: T): void {
    const heap = this.#heap
    let at = heap.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#before(item, heap[parent] as T)) break
      heap[at] = heap[parent] as T
      at = parent
    }
    heap[at] = item
  }

  pop(): T | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (this.#heap.length > 0 && last !== undefined) this.#sinkFromTop(last)
    return first
  }

  #sinkFromTop(item: T): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.#before(heap[child + 1] as T, heap[child] as T)) child += 1
      if (!this.#before(heap[child] as T, item)) break
      heap[at] = heap[child] as T
      at = child
    }
    heap[at] = item
  }
}
