import type { EntityManager } from "typeorm"

/** For this transaction: rollups are small, and starting parallel workers costs a report fifty times what they could save it (docs/benchmarks.md, B7). */
export async function readAlone(manager: EntityManager): Promise<void> {
  await manager.query("select set_config('max_parallel_workers_per_gather', '0', true)")
}
