import type { ReactNode } from "react"

export function Section({ id, title, note, more, children }: { id: string; title: string; note?: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <header className="mb-4 flex flex-wrap items-baseline gap-x-4">
        <h2 id={`${id}-title`} className="text-[22px] lg:text-[28px]">{title}</h2>
        {note ? <p className="text-sm text-muted">{note}</p> : null}
        {more ? <p className="ml-auto text-sm">{more}</p> : null}
      </header>
      {children}
    </section>
  )
}
