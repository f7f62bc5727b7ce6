import { useQuery } from "@tanstack/react-query"
import { Input } from "antd"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { readEntries } from "../../api/console"
import { PageHead } from "../../components/page-head"
import { Nothing, Read } from "../../components/states"
import "./entry.css"
import { EntryCard } from "./entry-card"

/** Every entry one order, provider object or refund left in the ledger. */
export function EntryList() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const sourceId = params.get("source_id")?.trim() ?? ""
  return (
    <>
      <PageHead title={t("entry.title")} back={{ to: "/console/orders", label: t("entry.back") }}>
        <Input.Search key={sourceId} className="entry-search" defaultValue={sourceId} aria-label={t("entry.search")} placeholder={t("entry.search_hint")} enterButton={t("entry.look")} onSearch={(typed) => setParams(typed.trim() ? { source_id: typed.trim() } : {})} />
      </PageHead>
      {sourceId ? <Entries sourceId={sourceId} /> : <Nothing why={t("entry.start")} />}
    </>
  )
}

function Entries({ sourceId }: { readonly sourceId: string }) {
  const { t } = useTranslation()
  const entries = useQuery({ queryKey: ["entries", sourceId], queryFn: ({ signal }) => readEntries(sourceId, signal) })
  return (
    <Read query={entries} rows={10}>
      {(rows) => (rows.length === 0 ? <Nothing why={t("entry.empty")} /> : <>{rows.map((entry) => <EntryCard key={entry.sequence} entry={entry} />)}</>)}
    </Read>
  )
}
