import type { MetaDescriptor } from "react-router"

export interface PageHead {
  title: string
  description: string
  /** absolute address of this page without its changing parts */
  canonical: string
  image?: string
  /** pages of one buyer, and lists made by search, stay out of search engines */
  hidden?: boolean
  structured?: Record<string, unknown>
}

/** The head of a page from what its loader knows. */
export function headTags(head: PageHead | undefined): MetaDescriptor[] {
  if (!head) return [{ title: "黔杭集市" }]
  const tags: MetaDescriptor[] = [
    { title: head.title },
    { name: "description", content: head.description },
    { property: "og:title", content: head.title },
    { property: "og:description", content: head.description },
    { property: "og:type", content: "website" },
    { property: "og:url", content: head.canonical },
    { tagName: "link", rel: "canonical", href: head.canonical },
  ]
  if (head.image) tags.push({ property: "og:image", content: head.image })
  if (head.hidden) tags.push({ name: "robots", content: "noindex" })
  if (head.structured) tags.push({ "script:ld+json": { "@context": "https://schema.org", ...head.structured } })
  return tags
}
