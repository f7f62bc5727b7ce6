import type { ReactNode } from "react"

export interface FieldFrame {
  name: string
  label: string
  error?: string
  hint?: string
}

/** Ids that tie a control to its message; spread onto the control. */
export function describedBy({ name, error, hint }: FieldFrame, autoFocus = false) {
  const ids = [error ? `${name}-error` : "", hint ? `${name}-hint` : ""].filter(Boolean).join(" ")
  return { id: name, name, "aria-invalid": error ? true : undefined, "aria-describedby": ids || undefined, autoFocus: autoFocus || undefined } as const
}

export const controlClass = "h-12 w-full rounded-lg border border-silver bg-white px-3 text-base aria-[invalid]:border-2 aria-[invalid]:border-thread"

/** Label above, message below, always beside its field. */
export function FormField({ field, children }: { field: FieldFrame; children: ReactNode }) {
  return (
    <div className="space-y-1">
      <label htmlFor={field.name} className="block text-sm font-medium">{field.label}</label>
      {children}
      {field.hint ? <p id={`${field.name}-hint`} className="text-xs text-muted">{field.hint}</p> : null}
      {field.error ? <p id={`${field.name}-error`} className="text-sm text-thread">{field.error}</p> : null}
    </div>
  )
}
