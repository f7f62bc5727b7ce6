import { createHash, randomBytes } from "node:crypto"
import type { DataSource, EntityManager } from "typeorm"
import { inJournal } from "../journal/open-journal"
import { findPayouts } from "../payout/payout-store"
import { sharesOf, type BatchShare } from "../settlement/batch-books"
import type { BatchRow } from "../settlement/batch-store"
import { requireBatch } from "../settlement/batches"
import { insertCase, type CaseReason } from "./case-store"
import { hasTaken, mayTake, targetsOf, type ConfirmedStep } from "./ladder"
import { endLinks, findLink, findOpenLinks, insertEnd, insertLinks, type LinkRow } from "./link-store"
import { lotSharesOf, type LotShare } from "./lot-shares"
import { postStep } from "./post-step"

export type LinksAsked = { batchId: string; step: ConfirmedStep; householdIds: readonly string[] | null; actor: string }
/** A link as its maker sees it, once: only the token's hash is kept. */
export type OpenedLink = { householdId: string; step: ConfirmedStep; token: string; expiresAt: Date }
/** What a household is asked to confirm. `otherFen`: benefit of goods without lots. */
export type Paper = { step: ConfirmedStep; householdId: string; batch: BatchRow; lots: LotShare[]; otherFen: bigint; amountFen: bigint; paidOn: string | null; expiresAt: Date }

const LIFETIME_MS = 14 * 24 * 3_600_000

/** Household confirmation without login: a link is a secret of 128 bits, ends after one decision, and can be taken back. */
export class Confirmations {
  constructor(private readonly source: () => Promise<DataSource>) {}

  /** Opens links; older ones of the same household and step end. @throws HandoverRefused */
  async open(asked: LinksAsked, nowMs: number): Promise<OpenedLink[]> {
    return inJournal(await this.source(), async ({ manager }) => {
      const targets = targetsOf(await sharesOf(manager, [asked.batchId]), asked)
      const expiresAt = new Date(nowMs + LIFETIME_MS)
      const links = targets.map(({ householdId }) => ({ householdId, step: asked.step, token: randomBytes(16).toString("base64url"), expiresAt }))
      await endLinks(manager, { ...asked, householdIds: targets.map((share) => share.householdId) })
      await insertLinks(manager, links.map(({ token, householdId }) => ({ id: `link_${randomBytes(10).toString("hex")}`, tokenHash: hashOf(token), batchId: asked.batchId, householdId, step: asked.step, expiresAt, actor: asked.actor })))
      return links
    })
  }

  /** Ends open links of a batch's step, all or these households'. */
  async revoke(asked: LinksAsked): Promise<number> {
    return inJournal(await this.source(), async ({ manager }) => endLinks(manager, asked))
  }

  /** Households of a batch with an open link, and the step it asks for. */
  async openLinks(batchId: string, nowMs: number): Promise<Map<string, ConfirmedStep>> {
    return findOpenLinks((await this.source()).manager, batchId, new Date(nowMs))
  }

  /** What a token's household is asked; null for unknown, used, revoked and expired ones alike, and where the step cannot be taken any more. */
  async look(token: string, nowMs: number): Promise<Paper | null> {
    const { manager } = await this.source()
    const open = await openLink(manager, token, nowMs)
    return open && paperOf(manager, open)
  }

  /** The household says that it is right; null like `look`. One entry, whatever happens. */
  async confirm(token: string, nowMs: number): Promise<"confirmed" | null> {
    return inJournal(await this.source(), async (journal) => {
      const open = await openLink(journal.manager, token, nowMs)
      if (!open) return null
      const { link, share } = open
      const proof = createHash("sha256").update(`${link.tokenHash}/${link.id}/confirmed`).digest("hex")
      await postStep(journal, await requireBatch(journal.manager, link.batchId), { eventId: link.id, step: link.step, source: "household_phone", proof, targets: [share], evidenceId: null, place: null, actor: "household" }, nowMs)
      await insertEnd(journal.manager, { linkId: link.id, outcome: "confirmed", actor: "household" })
      return "confirmed"
    })
  }

  /** The household says that it is wrong: a case for staff, and the link ends; null like `look`. */
  async dispute(token: string, reason: CaseReason, nowMs: number): Promise<"disputed" | null> {
    return inJournal(await this.source(), async ({ manager }) => {
      const open = await openLink(manager, token, nowMs)
      if (!open) return null
      const { link } = open
      await insertCase(manager, { linkId: link.id, batchId: link.batchId, householdId: link.householdId, step: link.step, reason, openedAt: new Date(nowMs) })
      await insertEnd(manager, { linkId: link.id, outcome: "disputed", actor: "household" })
      return "disputed"
    })
  }
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex")

type OpenLink = { link: LinkRow; share: BatchShare }

async function openLink(manager: EntityManager, token: string, nowMs: number): Promise<OpenLink | null> {
  const link = await findLink(manager, hashOf(token))
  if (!link || link.ended || link.expiresAt.getTime() <= nowMs) return null
  const share = (await sharesOf(manager, [link.batchId])).find((one) => one.householdId === link.householdId)
  return share && mayTake(link.step, share) && !hasTaken(link.step, share) ? { link, share } : null
}

async function paperOf(manager: EntityManager, { link, share }: OpenLink): Promise<Paper> {
  const lots = await lotSharesOf(manager, link.batchId, link.householdId)
  const payouts = await findPayouts(manager, link.batchId)
  return {
    step: link.step,
    householdId: link.householdId,
    batch: await requireBatch(manager, link.batchId),
    lots,
    otherFen: share.settledFen - lots.reduce((sum, lot) => sum + lot.benefitFen, 0n),
    amountFen: link.step === "received" ? share.paidFen : share.settledFen,
    paidOn: payouts.find((payout) => payout.id === share.payoutId)?.paidOn ?? null,
    expiresAt: link.expiresAt,
  }
}
