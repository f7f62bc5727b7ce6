import { guardedDatabaseFrom } from "../database-roles/migrate-guarded-schemas"
import { readRoleUrl } from "../database-roles/role-url"
import { rebuildBenefitRollups } from "../modules/benefit/database/migrate"

/** `npm run ledger:rebuild-rollups [-- --from-entries]`: makes the rollups anew while the shop runs; reports see old or new rows, never a part. */
async function rebuild(fromEntries: boolean): Promise<string> {
  const { benefitOwnerUrl, benefitUrl } = guardedDatabaseFrom(process.env)
  const { head, rows } = await rebuildBenefitRollups(benefitOwnerUrl, readRoleUrl("BENEFIT_DATABASE_URL", benefitUrl).role, { fromEntries })
  return `rollups rebuilt${fromEntries ? " from the entries themselves" : ""} up to entry ${head}: ${Object.entries(rows).map(([name, count]) => `${name} ${count}`).join(", ")}`
}

rebuild(process.argv.includes("--from-entries")).then(
  (said) => console.log(`✓ ${said}`),
  (error: unknown) => {
    console.error(`✗ The rollups could not be rebuilt: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
