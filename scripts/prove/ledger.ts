import { fork } from "node:child_process"
import os from "node:os"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import type { Proof, Share } from "./share.js"

const USAGE = "npm run prove:ledger -- [--cases 200000] [--seed WHOLE [--path PATH]] [--workers N]"
const SHARE_CASES = 1_000

interface Run { readonly cases: number; readonly seed: number; readonly path: string | undefined; readonly workers: number }

/**
 * LEDGER 2-6 on 200,000 random sales: discounts of both bearers, lots, households, and partial refunds in two orders and as
 * one. The cases are cut into shares of 1,000, each with a seed of its own that follows from the run's, so a seed names
 * the same cases on any number of processes. Exit 0 when every case held; else 1 with the smallest case that did not
 * and how to see it again.
 */
async function main(run: Run): Promise<number> {
  const waiting = run.path === undefined ? sharesOf(run) : [{ seed: run.seed, cases: 1, path: run.path }]
  const startedMs = Date.now()
  console.log(`seed ${run.seed}, ${run.path === undefined ? `${run.cases} cases` : `case ${run.path}`}, ${run.workers} processes`)
  const held: number[] = []
  let failure: Proof | undefined
  const take = (proof: Proof): Share | undefined => {
    if (proof.failure === null) held.push(proof.cases)
    else failure ??= proof
    if (held.length % 20 === 0) console.log(`  ${sum(held)} held, ${seconds(startedMs)} s`)
    return failure === undefined ? waiting.shift() : undefined
  }
  await Promise.all(waiting.splice(0, run.workers).map(async (first) => work(first, take)))
  if (failure?.failure) {
    console.error(`✗ A case breaks the law; ${sum(held)} others held (seed ${run.seed}).\n${failure.failure.found}\n  again: npm run prove:ledger -- --seed ${failure.seed} --path ${failure.failure.path}`)
    return 1
  }
  console.log(`✓ ${sum(held)} cases held: seed ${run.seed}, ${seconds(startedMs)} s.`)
  return 0
}

/** One process, given share after share until `take` has no more for it. */
function work(first: Share, take: (proof: Proof) => Share | undefined): Promise<void> {
  const worker = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), { execArgv: ["--import", "tsx"] })
  return new Promise((resolve, reject) => {
    let asked = first
    worker.on("message", (proof: Proof) => {
      const next = take(proof)
      if (next === undefined) return worker.disconnect()
      asked = next
      worker.send(next)
    })
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the process that tried seed ${asked.seed} ended with ${code}`))))
    worker.send(first)
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const seconds = (sinceMs: number): number => Math.round((Date.now() - sinceMs) / 1000)

/** A step of 32 bits that is odd meets each number once. */
const sharesOf = ({ cases, seed }: Run): Share[] =>
  Array.from({ length: Math.ceil(cases / SHARE_CASES) }, (_, index) => ({ seed: (seed + Math.imul(index, 0x9e3779b1)) | 0, cases: Math.min(SHARE_CASES, cases - index * SHARE_CASES) }))

function options(): Run {
  const { values } = parseArgs({ options: { cases: { type: "string" }, seed: { type: "string" }, path: { type: "string" }, workers: { type: "string" } } })
  const whole = (value: string | undefined, otherwise: number): number => {
    const read = value === undefined ? otherwise : Number(value)
    if (!Number.isSafeInteger(read)) throw new Error(`expected ${USAGE}`)
    return read
  }
  return { cases: whole(values.cases, 200_000), seed: whole(values.seed, Date.now() | 0) | 0, path: values.path, workers: whole(values.workers, os.availableParallelism()) }
}

try {
  process.exitCode = await main(options())
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
