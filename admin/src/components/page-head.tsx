import type { ReactNode } from "react"
import { useEffect } from "react"
import { Link } from "react-router"

interface PageHeadProps { readonly title: string; readonly lead?: ReactNode; readonly back?: { readonly to: string; readonly label: string }; readonly children?: ReactNode }

/** The one h1 of a page, its way back and its main action. */
export function PageHead({ title, lead, back, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · 黔杭集市`
  }, [title])
  return (
    <div className="page-head">
      <div>
        {back ? <Link className="back" to={back.to}>← {back.label}</Link> : null}
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {children}
    </div>
  )
}
