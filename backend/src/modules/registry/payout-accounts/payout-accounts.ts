import { In, type DataSource } from "typeorm"
import { writeAccess, type Asking } from "../access/access-log"
import { openPersonal, type RegistryKeys } from "../households/household-store"
import { HouseholdTable } from "../households/tables"

/** What a bank needs to pay a household; null where the household was erased or never named an account. */
export type PayoutAccount = { householdId: string; householdCode: string; villageName: string; name: string | null; bankAccount: string | null }

const FIELDS = ["name", "bank_account"]

/** Accounts for paying many households at once. One line in the access log says who took out how many, and why. */
export class PayoutAccounts {
  constructor(private readonly source: () => Promise<DataSource>, private readonly keys: RegistryKeys) {}

  /** In the order of the ids; unknown ids are left out. The log line commits first or nothing is shown. @throws ReasonNamesSomebody */
  async open(householdIds: readonly string[], asked: Asking & { countyCode: string }): Promise<PayoutAccount[]> {
    const { manager } = await this.source()
    const rows = await manager.find(HouseholdTable, { where: { id: In([...householdIds]) }, order: { id: "ASC" } })
    const accounts = rows.map((row) => {
      const { name, bankAccount } = openPersonal(this.keys, row)
      return { householdId: row.id, householdCode: row.household_code, villageName: row.village_name, name, bankAccount }
    })
    await writeAccess(manager, asked, { action: "export", county_code: asked.countyCode, fields: FIELDS, households: accounts.length }, accounts.flatMap((account) => [account.name, account.bankAccount]))
    return accounts
  }
}
