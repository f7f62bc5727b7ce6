import { type Account, type EntryKind, type RollupDifference, shanghaiDay } from "../../shared/src/ledger/index.js"
import { type Examined, isWhole, type RollupVerdict } from "./examine.js"
import type { Words } from "./words.js"

/** Differing sums that are listed one by one. */
const LISTED = 20

/** The verdict as sentences for a person, a line each. What came from the files moves no cursor. */
export function tell(examined: Examined, words: Words): string[] {
  return sentences(examined, words).map((line) => line.replace(/\p{Cc}/gu, "\ufffd"))
}

function sentences(examined: Examined, words: Words): string[] {
  const { verdict, rollups } = examined
  if (!verdict.ok) return tellBroken(examined, words)
  if (verdict.head === null) return [`✓ ${words.empty}`, ...notes(examined, words)]
  const heading = isWhole(examined) || rollups === null ? `✓ ${wholeLine(examined, words)}` : rollups.kind === "compared" ? `✗ ${words.rollupsBroken}` : `✗ ${rollups.kind === "other_moment" ? words.otherMoment : words.unreadableRollups(`${rollups.line}`)}`
  return [heading, "", `${words.checked}${words.marks.colon.trimEnd()}`, ...checked(examined, words).map((line) => `  · ${line}`), ...notes(examined, words), ...(rollups === null ? [] : tellRollups(rollups, words))]
}

const count = (value: number | bigint): string => value.toLocaleString("en-US")

/** Fen as an amount of its currency, in whole units and two decimals. */
function money(fen: bigint, currency: string): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0")
  return `${fen < 0n ? "−" : ""}${currency === "cny" ? "¥" : `${currency.toUpperCase()} `}${count(BigInt(digits.slice(0, -2)))}.${digits.slice(-2)}`
}

function wholeLine({ verdict, sums }: Examined, words: Words): string {
  const day = (at: number | undefined): string => (at === undefined ? "—" : shanghaiDay(at))
  return words.whole(day(sums.period?.firstAtMs), day(sums.period?.lastAtMs), count(verdict.entries))
}

function checked(examined: Examined, words: Words): string[] {
  const { verdict, sums, rollups } = examined
  if (!verdict.ok || verdict.head === null) return []
  const balances = [...sums.balances].map(([currency, { debitFen, creditFen }]) => words.balance(count(sums.postings), money(debitFen, currency), money(-creditFen, currency)))
  const kinds = [...sums.kinds].map(([kind, number]) => `${words.kinds[kind]} ${count(number)}`).join(words.marks.comma)
  const wholeRollups = rollups === null ? [words.rollupsLeftOut] : isWhole(examined) && rollups.kind === "compared" ? [words.rollups(count(rollups.rows))] : []
  return [words.chain(count(verdict.entries), `${verdict.head.sequence}`, verdict.head.hash), words.checkpoints(count(verdict.checkpoints)), ...(examined.signaturesChecked ? [words.signatures(true)] : []), ...balances, words.splits(kinds), ...wholeRollups, ...totals(examined, words)]
}

/** Only where one currency makes them mean something. */
function totals({ sums }: Examined, words: Words): string[] {
  const [currency, another] = [...sums.balances.keys()]
  if (currency === undefined || another !== undefined) return []
  const of = (account: Account): bigint => sums.accounts.get(account) ?? 0n
  return [words.totals(money(of("clearing"), currency), money(-of("paid_out"), currency), money(-of("household_benefit") - of("household_payable"), currency))]
}

function notes({ verdict, signaturesChecked, cutOff }: Examined, words: Words): string[] {
  const uncovered = verdict.ok && verdict.uncovered > 0n ? [words.uncovered(count(verdict.uncovered))] : []
  return [...(signaturesChecked ? [] : [words.signatures(false)]), ...uncovered, ...(cutOff ? [words.cutOff] : [])].map((note) => `  ! ${note}`)
}

function tellBroken({ verdict, badEntry, ...rest }: Examined, words: Words): string[] {
  if (verdict.ok) return []
  const { sequence, law, expected, found } = verdict.finding
  const { what, means, advice } = words.laws[law]
  const kind: EntryKind | undefined = badEntry?.kind
  const which = badEntry === null || kind === undefined ? [] : [words.which(words.kinds[kind], shanghaiDay(badEntry.occurredAtMs), badEntry.orderId)]
  return [
    `✗ ${words.broken(`${sequence}`)}`, "",
    `${words.labels.what}${words.marks.colon}${what}`, ...which.map((line) => `  ${line}`),
    `${words.labels.means}${words.marks.colon}${means}`,
    ...(verdict.entries > 0n && law !== "missing_entries" ? [`  ${words.before(count(verdict.entries))}`] : []),
    ...doing(words.advice[advice], words),
    `${words.labels.details}${words.marks.colon}${law}`, `  ${words.labels.expected}${words.marks.colon}${expected}`, `  ${words.labels.found}${words.marks.colon}${found}`,
    ...notes({ verdict, badEntry, ...rest }, words),
  ]
}

const doing = (steps: readonly string[], words: Words): string[] => [`${words.labels.doing}${words.marks.colon.trimEnd()}`, ...steps.map((step, index) => `  ${index + 1}. ${step}`)]

function tellRollups(rollups: RollupVerdict, words: Words): string[] {
  if (rollups.kind === "other_moment") return doing(words.advice.otherMoment, words)
  if (rollups.kind === "unreadable") return [...doing(words.advice.otherMoment, words), `${words.labels.details}${words.marks.colon}${rollups.message}`]
  if (rollups.periods.length === 0) return []
  const { differences, periods } = rollups
  const shown = new Set(differences.map(({ rollup, period }) => `${rollup} ${period}`)).size
  return [
    ...doing(words.advice.rollups, words), `${words.labels.details}${words.marks.colon.trimEnd()}`,
    ...differences.slice(0, LISTED).map((difference) => `  ${differenceLine(difference, words)}`),
    ...(periods.length > shown ? [`  ${words.moreDays(count(periods.length - shown))}`] : []),
  ]
}

function differenceLine({ rollup, period, key, sum, expected, found }: RollupDifference, words: Words): string {
  const said = (value: bigint | null): string => (value === null ? words.noRow : `${value}`)
  return `${words.differs(words.rollupNames[rollup], period)} [${key.slice(1).filter((part) => part !== "").join(" ")}] ${sum}${words.marks.colon}${words.labels.expected} ${said(expected)}${words.marks.comma}${words.labels.found} ${said(found)}`
}

/** The verdict for a machine: whole numbers as decimal strings. */
export function asJson(examined: Examined): unknown {
  const { verdict, sums, signaturesChecked, rollups } = examined
  const said = {
    whole: isWhole(examined), ...verdict, signaturesChecked, postings: sums.postings, period: sums.period,
    kinds: Object.fromEntries(sums.kinds), balances: Object.fromEntries(sums.balances), accounts: Object.fromEntries(sums.accounts), rollups,
  }
  return JSON.parse(JSON.stringify(said, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)))
}
