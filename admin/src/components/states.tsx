import { Alert, Button, Empty, Skeleton } from "antd"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Refused } from "../api/refused"
import { failureWords } from "./failure-words"

/** Something is being read. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="panel" role="status" aria-busy="true" aria-label={t("app.loading")}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** Reading failed; says why and offers to try again. A broken ledger names the entry, as the backend found it. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useTranslation()
  return <Alert type="error" showIcon title={failureWords(t, error)} description={error instanceof Refused && error.refusal.code === "ledger_broken" ? error.refusal.message : undefined} action={<Button onClick={retry}>{t("state.retry")}</Button>} />
}

/** Nothing is here; says why, and what to do where there is something to do. */
export function Nothing({ why, children }: { readonly why: string; readonly children?: ReactNode }) {
  return (
    <div className="panel">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={why}>
        {children}
      </Empty>
    </div>
  )
}

interface Reading<T> { readonly data: T | undefined; readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown }

/** One query's four states in one place: reading, failed, and what `children` makes of the answer. */
export function Read<T>({ query, rows, children }: { readonly query: Reading<T>; readonly rows?: number; readonly children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  return <Loading rows={rows} />
}
