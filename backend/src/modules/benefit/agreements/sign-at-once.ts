import type { AgreementBook } from "./agreement-book"
import type { AgreementPaper, AgreementRate, AgreementTerms } from "./agreement"

/** An agreement as the seed and the tests state it. `replaces`: the agreement whose next version it is. */
export type NewAgreement = Omit<AgreementTerms, "rate" | "villageName" | "effectiveTo" | "beneficiaries" | "paper"> & ({ /** basis points of L */ rateBps: number } | { rate: AgreementRate }) & {
  /** `agr_…`; drawn at random when left out */
  id?: string
  villageName?: string | undefined
  effectiveTo?: string
  beneficiaries?: AgreementTerms["beneficiaries"]
  paper?: AgreementPaper
  replaces?: string
}

/** The paper of an agreement that nobody signed: demo and test data. */
const NO_PAPER: AgreementPaper = { evidenceId: "file_demo", proof: "0".repeat(64) }

/** Walks an agreement through all its steps by four persons of the demo, so that seed and tests stand on what the doors write. @throws AgreementRefused */
export async function signAtOnce(book: AgreementBook, { id, replaces, villageName = "", effectiveTo = "", beneficiaries = [], paper = NO_PAPER, ...stated }: NewAgreement, nowMs: number): Promise<{ id: string; version: number }> {
  const rate: AgreementRate = "rate" in stated ? stated.rate : { kind: "share", bps: stated.rateBps }
  const { mechanism, cooperativeId, countyCode, scope, rule, effectiveFrom } = stated
  const terms: AgreementTerms = { mechanism, rate, cooperativeId, countyCode, scope, rule, effectiveFrom, villageName: villageName || null, effectiveTo: effectiveTo || null, beneficiaries, paper }
  const by = (actor: string) => ({ actor: `demo:${actor}`, role: "seed" as const, reason: "演示协议" })
  const before = replaces === undefined ? null : await book.find(replaces, nowMs)
  let agreement = before ? await book.change({ id: before.id, version: before.version, terms, ...by("member") }, nowMs) : await book.draft({ ...(id !== undefined && { id }), terms, ...by("member") }, nowMs)
  const take = async (step: "submit" | "approve" | "second_approve" | "activate", actor: string): Promise<void> => {
    agreement = await book.take({ id: agreement.id, version: agreement.version, step, ...by(actor) }, nowMs)
  }
  await take("submit", "member")
  await take("approve", "county")
  if (agreement.versions.at(-1)?.needsSecondApprover) await take("second_approve", "prefecture")
  await take("activate", "office")
  return { id: agreement.id, version: agreement.versions.at(-1)?.number ?? 1 }
}
