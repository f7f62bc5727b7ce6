import { Link } from "react-router"

interface TaskTileProps { readonly to: string; readonly tone: "urgent" | "mend" | "wait"; readonly label: string; readonly count: number; readonly unit: string; readonly action: string }

/** One pile of work, as one large link. */
export function TaskTile({ to, tone, label, count, unit, action }: TaskTileProps) {
  return (
    <Link className={`task task-${tone}${count === 0 ? " task-none" : ""}`} to={to}>
      <span className="task-label">{label}</span>
      <span className="task-count figures">{count} <small>{unit}</small></span>
      <span className="task-action">{action} →</span>
    </Link>
  )
}
