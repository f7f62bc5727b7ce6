import type { ReactNode } from "react"

/** One thought per page, in type that is read without glasses; nothing around it leads elsewhere. */
export function LargePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-auto w-full max-w-xl space-y-6 px-5 pt-6 pb-10 text-[22px] leading-[1.6] [overflow-wrap:anywhere]">
      <h1 className="text-[32px]">{title}</h1>
      {children}
    </section>
  )
}
