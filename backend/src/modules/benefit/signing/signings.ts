import { shanghaiDay } from "@qianhang/shared/ledger"
import type { DataSource, EntityManager } from "typeorm"
import { findTerms, insertTerms, termsOn, type NewTerms } from "./terms-store"
import { windowEndsAtMs, type GoodsClass, type SettlementTerms } from "./window"

export type SigningSource = "buyer" | "carrier" | "days_after_shipping"
export type NewSigning = { orderId: string; cooperativeId: string; source: SigningSource; signedAtMs: number; actor: string; lines: readonly { lineId: string; goodsClass: GoodsClass }[] }
export type Signing = { orderId: string; cooperativeId: string; source: SigningSource; signedAt: Date; recordedAt: Date; windowEndsAt: Date; lines: { lineId: string; goodsClass: GoodsClass }[] }

type Row = { order_id: string; cooperative_id: string; source: SigningSource; signed_at: Date; recorded_at: Date; window_ends_at: Date; lines: Signing["lines"] }

/** Signed parcels and the terms of their windows (LEDGER 21). */
export class Signings {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** Signs a parcel once: the first word stays, whoever comes later. Freezes its window with the terms of the signing's day. */
  async sign(signing: NewSigning): Promise<Signing> {
    return (await this.source()).transaction(async (manager) => {
      const terms = await termsOn(manager, shanghaiDay(signing.signedAtMs))
      const endsAt = new Date(windowEndsAtMs(signing.signedAtMs, signing.lines.map((line) => line.goodsClass), terms))
      const made = await manager.query<unknown[]>(
        `insert into benefit.parcel_signing (order_id, cooperative_id, source, signed_at, window_ends_at, terms_version, actor) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing returning 1`,
        [signing.orderId, signing.cooperativeId, signing.source, new Date(signing.signedAtMs), endsAt, terms.version, signing.actor],
      )
      if (made.length > 0) {
        await manager.query("insert into benefit.signed_line (order_id, cooperative_id, line_id, goods_class) select $1, $2, * from unnest($3::text[], $4::text[])", [
          signing.orderId, signing.cooperativeId, signing.lines.map((line) => line.lineId), signing.lines.map((line) => line.goodsClass),
        ])
      }
      const [stored] = (await findSignings(manager, [signing.orderId])).filter((one) => one.cooperativeId === signing.cooperativeId)
      if (!stored) throw new Error(`the signing of ${signing.orderId}/${signing.cooperativeId} was not stored`)
      return stored
    })
  }

  async of(orderIds: readonly string[]): Promise<Signing[]> {
    return orderIds.length === 0 ? [] : findSignings((await this.source()).manager, orderIds)
  }

  /** Every version of the terms, newest first. */
  async terms(): Promise<SettlementTerms[]> {
    return findTerms((await this.source()).manager)
  }

  async termsOn(day: string): Promise<SettlementTerms> {
    return termsOn((await this.source()).manager, day)
  }

  /** @throws HandoverRefused where the new version would reach back */
  async changeTerms(terms: NewTerms, nowMs: number): Promise<SettlementTerms> {
    return insertTerms(await this.source(), terms, nowMs)
  }
}

export async function findSignings(manager: EntityManager, orderIds: readonly string[]): Promise<Signing[]> {
  const rows = await manager.query<Row[]>(
    `select s.order_id, s.cooperative_id, s.source, s.signed_at, s.recorded_at, s.window_ends_at,
       (select coalesce(json_agg(json_build_object('lineId', l.line_id, 'goodsClass', l.goods_class) order by l.line_id), '[]') from benefit.signed_line l where l.order_id = s.order_id and l.cooperative_id = s.cooperative_id) as lines
     from benefit.parcel_signing s where s.order_id = any($1) order by s.order_id, s.cooperative_id`,
    [[...orderIds]],
  )
  return rows.map((row) => ({ orderId: row.order_id, cooperativeId: row.cooperative_id, source: row.source, signedAt: row.signed_at, recordedAt: row.recorded_at, windowEndsAt: row.window_ends_at, lines: row.lines }))
}
