import type { LedgerEntryView } from "@qianhang/shared/contracts"
import { ENTRY_KINDS } from "@qianhang/shared/ledger"
import { Collapse } from "antd"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { shanghaiTimeOf } from "../../components/shanghai-time"
import { StateMark } from "../../components/state-mark"
import { PostingTable } from "./posting-table"

/** One entry: what it is, where it came from, its postings, its place in the chain and what was frozen when the order was placed. */
export function EntryCard({ entry }: { readonly entry: LedgerEntryView }) {
  const { t } = useTranslation()
  const kind = ENTRY_KINDS.find((each) => each === entry.kind)
  const facts: [string, string][] = [
    [t("entry.occurred"), `${shanghaiTimeOf(entry.occurred_at)} (${entry.day})`],
    [t("entry.recorded"), shanghaiTimeOf(entry.recorded_at)],
    [t("entry.source"), `${entry.source.provider} · ${entry.source.kind} · ${entry.source.object_id}`],
  ]
  return (
    <article className="panel entry" aria-labelledby={`entry-${entry.sequence}`}>
      <div className="panel-head">
        <h2 id={`entry-${entry.sequence}`}>{t("entry.sequence", { sequence: entry.sequence })}</h2>
        <StateMark tone={entry.kind === "sale" ? "good" : "wait"}>{kind ? t(`entry.kinds.${kind}`) : entry.kind}</StateMark>
      </div>
      <dl className="entry-facts">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        {entry.order_id ? <div><dt>{t("entry.order")}</dt><dd><Link to={`/console/entries?source_id=${encodeURIComponent(entry.order_id)}`}>{entry.order_id}</Link></dd></div> : null}
      </dl>
      <PostingTable postings={entry.postings} />
      <dl className="entry-chain">
        <div><dt>{t("entry.previous")}</dt><dd className="hash">{entry.previous_hash}</dd></div>
        <div><dt>{t("entry.hash")}</dt><dd className="hash">{entry.hash}</dd></div>
      </dl>
      {entry.snapshot === null || entry.snapshot === undefined ? null : <Collapse size="small" items={[{ key: "snapshot", label: t("entry.snapshot"), children: <pre className="snapshot">{JSON.stringify(entry.snapshot, null, 2)}</pre> }]} />}
    </article>
  )
}
