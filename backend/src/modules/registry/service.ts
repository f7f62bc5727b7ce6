import { shanghaiDay } from "@qianhang/shared/ledger"
import type { DataSource } from "typeorm"
import type { AccessLine } from "./access/access-log"
import { readAccess, type AccessFilter } from "./access/access-page"
import { mayPublish, type ConsentScope } from "./consents/consent"
import { findPublishedNames } from "./consents/published-names"
import { openRegistry } from "./database/open"
import { Evidence } from "./evidence/evidence"
import type { HouseholdFilter, MaskedHousehold, NewHousehold } from "./households/household"
import { findMasked, insertHouseholds, unmaskLogged, type Personal, type RegistryKeys } from "./households/household-store"
import { Households } from "./households/households"
import { countHouseholds } from "./households/list-households"
import { findMembersOn, type MemberOnDay, type MembersAsked } from "./memberships/members-on"
import { Imports } from "./imports/imports"
import { PayoutAccounts } from "./payout-accounts/payout-accounts"
import { readSealingKeys } from "./sealing/seal"
import { foldersOf } from "./sealing/sealed-folder"

export type RegistryOptions = { databaseUrl: string; encryptionKeys: string; hmacKey: string; evidenceDir: string; /** the clock; a test sets it forward */ now?: () => number }

/** The register's only door. Lists are masked; `unmask` writes a log line before it answers. */
export class RegistryService {
  readonly __hooks = { onApplicationShutdown: async (): Promise<void> => this.close() }
  /** private files: agreements, licences, vouchers, signed sheets */
  readonly evidence: Evidence
  /** what staff do with one household */
  readonly households: Households
  /** names and accounts for paying many households at once */
  readonly payoutAccounts: PayoutAccounts
  /** lists of a county: checked first, written when accepted */
  readonly imports: Imports
  private readonly keys: RegistryKeys
  private opened: Promise<DataSource> | undefined

  constructor(_container: unknown, private readonly options: RegistryOptions) {
    this.keys = { sealing: readSealingKeys(options.encryptionKeys), hmac: Buffer.from(options.hmacKey, "base64") }
    const { files, sheets } = foldersOf(options.evidenceDir, this.keys.sealing)
    this.evidence = new Evidence(() => this.source(), this.keys.sealing, files)
    this.households = new Households(() => this.source(), this.keys, Date.now)
    this.imports = new Imports(() => this.source(), this.keys, sheets, () => (options.now ?? Date.now)())
    this.payoutAccounts = new PayoutAccounts(() => this.source(), this.keys)
  }

  /** Writes a batch in one transaction and returns the ids in its order. @throws HouseholdRegisteredTwice */
  async createHouseholds(batch: readonly NewHousehold[]): Promise<string[]> {
    return batch.length === 0 ? [] : insertHouseholds(await this.source(), this.keys, batch)
  }

  async householdCount(filter: HouseholdFilter = {}): Promise<number> {
    return countHouseholds(await this.source(), filter, shanghaiDay(Date.now()))
  }

  /** Masked households; unknown ids are left out. */
  async householdsByIds(ids: readonly string[]): Promise<MaskedHousehold[]> {
    return ids.length === 0 ? [] : findMasked(await this.source(), this.keys, ids)
  }

  /** Personal data of one household, with the reason written down; null when unknown. */
  async unmask(asked: { householdId: string; actor: string; reason: string }): Promise<Personal | null> {
    return unmaskLogged(await this.source(), this.keys, asked)
  }

  /** Which of these households are members of a cooperative on a day, with what they were then; erased and unknown ones are left out. */
  async membersOn(asked: MembersAsked): Promise<MemberOnDay[]> {
    return findMembersOn(await this.source(), asked)
  }

  /** Which of these households may be named, told of or pictured in public on this day. Ask at every publication: a withdrawal takes effect at once. */
  async mayPublish(householdIds: readonly string[], scope: ConsentScope, day: string): Promise<Set<string>> {
    return mayPublish(await this.source(), householdIds, scope, day)
  }

  /** Names of those who allow theirs on the shop, in no order that says who is who; a withdrawal takes effect at once. */
  async publishedNames(householdIds: readonly string[], day: string): Promise<string[]> {
    return findPublishedNames(await this.source(), this.keys, householdIds, day)
  }

  /** Lines of the access log, newest first. */
  async accessLog(filter: AccessFilter, paging: { page: number; pageSize: number }): Promise<{ lines: AccessLine[]; total: number }> {
    return readAccess(await this.source(), filter, paging)
  }

  async close(): Promise<void> {
    const source = await this.opened
    this.opened = undefined
    await source?.destroy()
  }

  private source(): Promise<DataSource> {
    this.opened ??= openRegistry(this.options.databaseUrl).catch((error: unknown) => {
      this.opened = undefined
      throw error
    })
    return this.opened
  }
}
