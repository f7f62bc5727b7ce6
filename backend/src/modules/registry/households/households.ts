import { shanghaiDay } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import { demandNameless, writeAccess, type Asking } from "../access/access-log"
import { ConsentTable, recordConsent, type ConsentDecision, type ConsentRow } from "../consents/consent"
import { erasePerson } from "../erasure/erase-person"
import { endMembership, membershipOf, MembershipTable, startMembership, type Membership } from "../memberships/membership"
import { duplicateKey } from "../sealing/seal"
import { atVersion, changeHousehold } from "./change-household"
import { DaysUnlawful, HouseholdErased, type HouseholdChange, type HouseholdFilter, type MaskedHousehold } from "./household"
import { maskedOf, openPersonal, type Personal, type RegistryKeys } from "./household-store"
import { everyHousehold, pageOfHouseholds } from "./list-households"
import { HouseholdStatusTable, HouseholdTable, type HouseholdKind, type HouseholdStatusRow } from "./tables"

export type HouseholdHistories = { statuses: HouseholdStatusRow[]; memberships: Membership[]; consents: Omit<ConsentRow, "note_sealed">[] }
type AtVersion = { householdId: string; version: number; actor: string }

/** What staff do with one household. Everything answered is masked; what is changed states the version it read. */
export class Households {
  constructor(private readonly source: () => Promise<DataSource>, private readonly keys: RegistryKeys, private readonly now: () => number) {}

  async list(filter: HouseholdFilter, paging: { page: number; pageSize: number }): Promise<{ households: MaskedHousehold[]; total: number }> {
    const { rows, total } = await pageOfHouseholds(await this.source(), filter, this.today(), paging)
    return { households: rows.map((row) => maskedOf(this.keys, row)), total }
  }

  /** Null when unknown. */
  async one(id: string): Promise<MaskedHousehold | null> {
    const row = await (await this.source()).manager.findOneBy(HouseholdTable, { id })
    return row && maskedOf(this.keys, row)
  }

  /** Everything that was ever recorded of it, oldest first. */
  async histories(id: string): Promise<HouseholdHistories> {
    const { manager } = await this.source()
    const of = { where: { household_id: id }, order: { id: "ASC" } } as const
    const [statuses, memberships, consents] = [await manager.find(HouseholdStatusTable, of), await manager.find(MembershipTable, of), await manager.find(ConsentTable, of)]
    return { statuses, memberships: memberships.map(membershipOf), consents: consents.map(({ note_sealed: _sealed, ...consent }) => consent) }
  }

  /**
   * The one household of exactly this name and phone in this county, found by its HMAC: nobody can page through people
   * by typing beginnings, and nothing is decrypted to search. Leaves a line in the access log, found or not.
   */
  async search(asked: Asking & { countyCode: string; name: string; phone: string }): Promise<MaskedHousehold | null> {
    const { manager } = await this.source()
    const row = await manager.findOneBy(HouseholdTable, { duplicate_key: duplicateKey(this.keys.hmac, asked) })
    await writeAccess(manager, asked, { action: "search", county_code: asked.countyCode, household_id: row?.id ?? null, fields: ["name", "phone"] }, [asked.name, asked.phone])
    return row && maskedOf(this.keys, row)
  }

  /** @throws HouseholdChangedMeanwhile, HouseholdErased, HouseholdRegisteredTwice */
  async change(asked: AtVersion, change: HouseholdChange): Promise<void> {
    await atVersion(await this.source(), asked, (manager, row) => changeHousehold(manager, this.keys, row, change))
  }

  /** A new row of the status history: a new kind, or the exit from the present one. @throws HouseholdChangedMeanwhile, DaysUnlawful, ReasonNamesSomebody */
  async setStatus(asked: AtVersion & { kind: HouseholdKind; enteredOn: string; leftOn: string | null; reason: string }): Promise<void> {
    if (asked.leftOn !== null && asked.leftOn < asked.enteredOn) throw new DaysUnlawful("left_on", `not before ${asked.enteredOn}`)
    if (asked.enteredOn > this.today()) throw new DaysUnlawful("entered_on", "not after today")
    await atVersion(await this.source(), asked, async (manager, row) => {
      demandNameless(asked.reason, Object.values(openPersonal(this.keys, row)))
      await manager.insert(HouseholdStatusTable, { household_id: row.id, kind: asked.kind, entered_on: asked.enteredOn, left_on: asked.leftOn, recorded_by: asked.actor, reason: asked.reason })
    })
  }

  /** @throws HouseholdChangedMeanwhile, MembershipOverlaps */
  async startMembership(asked: AtVersion & { cooperativeId: string; from: string }): Promise<void> {
    await atVersion(await this.source(), asked, (manager) => startMembership(manager, asked))
  }

  /** @throws HouseholdChangedMeanwhile, MembershipNotRunning, DaysUnlawful */
  async endMembership(asked: AtVersion & { membershipId: string; to: string }): Promise<void> {
    await atVersion(await this.source(), asked, (manager) => endMembership(manager, asked))
  }

  /** Gives or withdraws consent; both are in effect from their day, which is never in the future. @throws HouseholdChangedMeanwhile, HouseholdErased, DaysUnlawful */
  async decideConsent(asked: AtVersion & ConsentDecision): Promise<void> {
    if (asked.on > this.today()) throw new DaysUnlawful("on", "not after today")
    await atVersion(await this.source(), asked, async (manager, row) => {
      if (row.erased_at) throw new HouseholdErased(row.id)
      await recordConsent(manager, this.keys.sealing, asked)
    })
  }

  /** @throws ErasureNotConfirmed, HouseholdErased, HouseholdChangedMeanwhile, ReasonNamesSomebody */
  async erase(asked: Asking & { householdId: string; version: number; typedCode: string }): Promise<void> {
    await erasePerson(await this.source(), this.keys, asked)
  }

  /** Masked households for a file. */
  async *exportMasked(filter: HouseholdFilter): AsyncGenerator<MaskedHousehold> {
    for await (const rows of everyHousehold(await this.source(), filter, this.today())) for (const row of rows) yield maskedOf(this.keys, row)
  }

  /** The same unmasked. The access log holds who, why and how many before the first row is given out. @throws ReasonNamesSomebody */
  async *exportOpen(filter: HouseholdFilter, asked: Asking): AsyncGenerator<MaskedHousehold & Personal> {
    const source = await this.source()
    const { total } = await pageOfHouseholds(source, filter, this.today(), { page: 1, pageSize: 1 })
    await writeAccess(source.manager, asked, { action: "export", county_code: filter.countyCode ?? null, fields: ["name", "phone", "bank_account"], households: total })
    for await (const rows of everyHousehold(source, filter, this.today())) for (const row of rows) yield { ...maskedOf(this.keys, row), ...openPersonal(this.keys, row) }
  }

  private today(): string {
    return shanghaiDay(this.now())
  }
}
