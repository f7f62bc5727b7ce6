import pc from "picocolors"

/** Runs one named piece of work and prints how long it took. Errors pass through after the mark; `went` tells whether a result is a good one. */
export async function step<T>(title: string, work: () => Promise<T>, went: (result: T) => boolean = () => true): Promise<T> {
  const began = Date.now()
  const seconds = () => pc.dim(`(${((Date.now() - began) / 1000).toFixed(1)} s)`)
  const ticker = setInterval(() => console.log(pc.dim(`  … ${title}, still at it ${seconds()}`)), 20_000)
  try {
    const result = await work()
    console.log(`${went(result) ? pc.green("✓") : pc.red("✗")} ${title} ${seconds()}`)
    return result
  } catch (error) {
    console.log(`${pc.red("✗")} ${title} ${seconds()}`)
    throw error
  } finally {
    clearInterval(ticker)
  }
}
