import { z } from "zod"

/** The form as typed: amounts stay texts until they are sent. */
const typedDraft = z.object({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  category: z.string().optional(),
  story: z.string().optional(),
  picture: z.object({ path: z.string(), url: z.string() }).optional(),
  perishable: z.boolean().optional(),
  made_to_order: z.boolean().optional(),
  variants: z.array(z.object({ title: z.string().optional(), price: z.string().optional(), stock: z.string().optional() })).optional(),
})
export type TypedDraft = z.infer<typeof typedDraft>

const keyOf = (cooperativeId: string) => `qianhang.product-draft.${cooperativeId}`

/** The unfinished product of this cooperative on this device, or null. A draft of an older shape is dropped. */
export function readDraft(cooperativeId: string): TypedDraft | null {
  try {
    const parsed = typedDraft.safeParse(JSON.parse(localStorage.getItem(keyOf(cooperativeId)) ?? "null"))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const keepDraft = (cooperativeId: string, draft: TypedDraft): void => localStorage.setItem(keyOf(cooperativeId), JSON.stringify(draft))
export const dropDraft = (cooperativeId: string): void => localStorage.removeItem(keyOf(cooperativeId))
