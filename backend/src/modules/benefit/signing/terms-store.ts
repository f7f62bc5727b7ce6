import { shanghaiDay } from "@qianhang/shared/ledger"
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm"
import { HandoverRefused } from "../settlement/handover-refused"
import type { SettlementTerms } from "./window"

export type NewTerms = { effectiveFrom: string; signAfterDays: number; returnWindowDays: number; freshWindowHours: number; actor: string }

type Row = { version: number; effective_from: string; sign_after_days: number; return_window_days: number; fresh_window_hours: number; recorded_at: Date }

const columns = "version, effective_from::text as effective_from, sign_after_days, return_window_days, fresh_window_hours, recorded_at"

/** Every version, newest first; there is always one. */
export async function findTerms(manager: EntityManager): Promise<SettlementTerms[]> {
  return (await manager.query<Row[]>(`select ${columns} from benefit.settlement_terms order by version desc`)).map(termsOf)
}

/** The version that holds on an Asia/Shanghai day. */
export async function termsOn(manager: EntityManager, day: string): Promise<SettlementTerms> {
  const [row] = await manager.query<Row[]>(`select ${columns} from benefit.settlement_terms where effective_from <= $1 order by version desc limit 1`, [day])
  if (!row) throw new Error(`no settlement terms hold on ${day}`)
  return termsOf(row)
}

/** A new version from a future day on. @throws HandoverRefused where it would reach back */
export async function insertTerms(source: DataSource, terms: NewTerms, nowMs: number): Promise<SettlementTerms> {
  if (terms.effectiveFrom <= shanghaiDay(nowMs)) throw new HandoverRefused("wrong_state", "terms hold from a future day")
  try {
    const [row] = await source.query<Row[]>(
      `insert into benefit.settlement_terms (version, effective_from, sign_after_days, return_window_days, fresh_window_hours, actor)
       select max(version) + 1, $1, $2, $3, $4, $5 from benefit.settlement_terms returning ${columns}`,
      [terms.effectiveFrom, terms.signAfterDays, terms.returnWindowDays, terms.freshWindowHours, terms.actor],
    )
    return termsOf(row as Row)
  } catch (error) {
    if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === "23B07") throw new HandoverRefused("wrong_state", "a later version is written already")
    throw error
  }
}

function termsOf(row: Row): SettlementTerms {
  return { version: row.version, effectiveFrom: row.effective_from, signAfterDays: row.sign_after_days, returnWindowDays: row.return_window_days, freshWindowHours: row.fresh_window_hours, recordedAt: row.recorded_at }
}
