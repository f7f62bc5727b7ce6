import { CHAPTERS } from "./record-purposes.test-builder"

type Question = (statement: string) => Promise<Record<string, unknown>[]>
interface Field { table: string; name: string; type: string; optional: boolean }
interface Rule { table: string; name: string; kind: string; text: string; columns: string[] }

const FIELDS = `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as optional
  from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'benefit'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_version' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`
const CONSTRAINTS = `select c.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as text,
    coalesce((select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)), '[]') as columns
  from pg_constraint k join pg_class c on c.oid = k.conrelid where k.connamespace = 'benefit'::regnamespace and k.contype in ('p', 'u', 'f', 'c') order by c.relname, array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname`
const INDEXES = `select c.relname as table, i.relname as name, 'i' as kind, regexp_replace(pg_get_indexdef(x.indexrelid), '^.* USING btree ', 'unique ') as text, '[]'::json as columns
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid where c.relnamespace = 'benefit'::regnamespace and x.indisunique and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid) order by c.relname, i.relname`
const TRIGGERS = `select c.relname as table, t.tgname as name, p.proname as kind, (t.tgtype & 2) > 0 as before, (t.tgtype & 16) > 0 as on_update, (t.tgtype & 8) > 0 as on_delete
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid where c.relnamespace = 'benefit'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`

/** `docs/records.md`: every table of the ledger's schema with its fields, their types and units, and what the database refuses, read from the database itself. */
export async function recordsDocument(ask: Question): Promise<string> {
  const [fields, constraints, indexes, triggers] = [await ask(FIELDS), await ask(CONSTRAINTS), await ask(INDEXES), await ask(TRIGGERS)]
  const rules = [...constraints, ...indexes] as unknown as Rule[]
  const page = (table: string) => record(table, {
    fields: (fields as unknown as Field[]).filter((field) => field.table === table),
    rules: rules.filter((rule) => rule.table === table),
    triggers: triggers.filter((trigger) => trigger.table === table) as unknown as Trigger[],
  })
  const known = new Set(Object.values(CHAPTERS).flatMap(Object.keys))
  const unsaid = [...new Set(fields.map(({ table }) => String(table)))].filter((table) => !known.has(table))
  if (unsaid.length > 0) throw new Error(`record-purposes.test-builder.ts says nothing of ${unsaid.join(", ")}`)
  const chapters = Object.entries(CHAPTERS).map(([title, tables]) => [`## ${title}`, ...Object.entries(tables).map(([table, purpose]) => [`### ${table}\n${purpose}`, page(table)].join("\n\n"))].join("\n\n"))
  return `${[HEAD, ...chapters].join("\n\n")}\n`
}

const HEAD = `# The ledger's tables, record by record
Read from the database by \`records-document.integration.test.ts\`, which fails when this page and the database differ (\`npx vitest run --project integration records-document -u\` writes it anew; it needs \`TEST_DATABASE_URL\`). What an entry's JSON holds is in [ledger.md](ledger.md).

Names tell units: fen are whole, signed where a posting can go either way; a day is one of Asia/Shanghai; an instant is UTC; base units are those of the lot (g, ml, piece). Ids of persons are opaque; a household is its \`hh_…\` and nothing else. *Append-only*: the database refuses every update, deletion and truncation, whoever asks.`

interface Trigger { name: string; kind: string; before: boolean; on_update: boolean; on_delete: boolean }

function record(table: string, { fields, rules, triggers }: { fields: Field[]; rules: Rule[]; triggers: Trigger[] }): string {
  if (fields.length === 0) throw new Error(`there is no table benefit.${table}`)
  const ofOne = (name: string) => rules.filter((rule) => rule.columns.length === 1 && rule.columns[0] === name)
  const shared = rules.filter((rule) => rule.columns.length !== 1).map(said)
  const isAppendOnly = triggers.some((trigger) => trigger.kind === "refuse_change" && trigger.on_update && trigger.on_delete)
  const guards = triggers.filter((trigger) => trigger.kind !== "refuse_change").map((trigger) => `\`${trigger.kind}\``)
  const rows = fields.map((field) => `| \`${field.name}\` | ${typeOf(field)} | ${unitOf(field)} | ${[...(field.optional ? ["optional"] : []), ...ofOne(field.name).map((rule) => said(rule).replace(/ \("?\w+"?\)$/, (columns) => (rule.kind === "f" ? columns : "")))].join("; ") || "–"} |`)
  return [
    ["| field | type | unit | constraint |", "|---|---|---|---|", ...rows].join("\n"),
    ...(shared.length > 0 ? [shared.map((rule) => `- ${rule}`).join("\n")] : []),
    ...(isAppendOnly || guards.length > 0 ? [[...(isAppendOnly ? ["Append-only."] : []), ...(guards.length > 0 ? [`Guarded by ${[...new Set(guards)].join(", ")}.`] : [])].join(" ")] : []),
  ].join("\n\n")
}

function said({ kind, text }: Rule): string {
  const plain = text.replaceAll(/::[a-z ]+(\[\])?/g, "").replaceAll("benefit.", "")
  if (kind === "p") return plain.replace("PRIMARY KEY", "primary key")
  if (kind === "u") return plain.replace("UNIQUE", "unique")
  if (kind === "f") return plain.replace(/^FOREIGN KEY (\(.*?\)) REFERENCES /, (_whole, columns: string) => (columns.includes(",") ? `${columns} → ` : "→ ")).replace("DEFERRABLE INITIALLY DEFERRED", "(at commit)")
  return kind === "i" ? plain : `\`${plain.replace(/^CHECK \(\((.*)\)\)$/s, "$1").replaceAll("|", "\\|")}\``
}

const typeOf = ({ type }: Field): string => type.replace("timestamp with time zone", "timestamptz")

const UNITS: readonly [RegExp, string][] = [
  [/_fen$/, "fen"], [/_bps$/, "bps of L (1/10,000)"], [/_ms$/, "ms since 1970, UTC"], [/_days$/, "days"], [/_hours$/, "hours"], [/_hash$|^hash$|_digest$/, "SHA-256, hex"],
  [/^(base_units|rate_base_units|delivered|drawn|removed|corrected|restocked|spoiled)$/, "base units"], [/^quantity$/, "sale units"], [/^weight$/, "parts"], [/^(parcels|orders.*|households)$/, "count"],
]

function unitOf({ name, type }: Field): string {
  if (type === "date") return name === "month" ? "first day of a month, Asia/Shanghai" : "day, Asia/Shanghai"
  if (type === "timestamp with time zone") return "instant, UTC"
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? "–"
}
