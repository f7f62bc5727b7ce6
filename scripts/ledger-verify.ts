import { gatherEvidence } from "./ledger/evidence.js"
import { examine, isWhole } from "./ledger/examine.js"
import { asJson, tell } from "./ledger/tell.js"
import { en } from "./ledger/words-en.js"
import { zh } from "./ledger/words-zh.js"

const [WHOLE, NOT_WHOLE, NOT_CHECKED] = [0, 1, 2]

/**
 * The offline auditor: an export of the journal (and of its rollups, where named), the checkpoints kept outside the database,
 * and nothing else; no server, no database, no build. Signatures are checked with the keys that lie beside the checkpoints
 * (`<file>.<key id>.pem`), unless `--public-key` names the keys the auditor trusts instead. Says in plain words what was
 * checked and what was found, in Chinese or (`--lang en`) English, or (`--json`) for a machine.
 * Exit 0: whole · 1: not whole, the first bad entry is named · 2: could not be checked.
 */
async function main(): Promise<number> {
  const { evidence, telling } = await gatherEvidence(process.argv.slice(2))
  const examined = await examine(evidence)
  console.log(telling.json ? JSON.stringify(asJson(examined), null, 2) : tell(examined, telling.lang === "en" ? en : zh).join("\n"))
  return isWhole(examined) ? WHOLE : NOT_WHOLE
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = NOT_CHECKED
}
