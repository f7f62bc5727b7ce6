import { z } from "zod"
import { category } from "./catalogue.js"
import { fen, regionCode } from "./scalars.js"
import { parcel } from "./orders.js"

/** `GET /cooperative/me` (actor `member`) */
export const memberMe = z.object({ member: z.object({ id: z.string(), name: z.string(), email: z.string() }), cooperative: z.object({ id: z.string(), name: z.string(), county_code: regionCode, county: z.string(), credit_code: z.string(), state: z.string() }) })

/** `POST /cooperative/products` body. Created as Medusa status `proposed`; the shop shows it after staff approve. Owner and status are never accepted from the body. */
export const productDraft = z.object({
  title: z.string().trim().min(2).max(60),
  subtitle: z.string().trim().max(80).optional(),
  category,
  /** plain text, paragraphs divided by blank lines */
  story: z.string().trim().min(10).max(4000),
  /** path returned by `POST /cooperative/pictures` */
  picture: z.string().min(1),
  perishable: z.boolean().default(false),
  made_to_order: z.boolean().default(false),
  variants: z.array(z.object({ title: z.string().trim().min(1).max(30), price_fen: fen, stock: z.number().int().min(0).max(1_000_000) }).strict()).min(1).max(20),
}).strict()
export type ProductDraft = z.input<typeof productDraft>

/** rows of `GET /cooperative/products` → `{ products }` and of `GET /admin/benefit-products?status=proposed` */
export const cooperativeProduct = z.object({ id: z.string(), handle: z.string(), title: z.string(), subtitle: z.string().nullable(), category: z.string(), story: z.string(), status: z.enum(["draft", "proposed", "published", "rejected"]), rejection_reason: z.string().nullable(), picture: z.string(), cooperative: z.object({ id: z.string(), name: z.string(), county: z.string() }), variants: z.array(z.object({ id: z.string(), title: z.string(), price_fen: fen, stock: z.number().int() })), created_at: z.string() })
export type CooperativeProduct = z.infer<typeof cooperativeProduct>

/** `POST /admin/benefit-products/:id/decision` */
export const productDecision = z.discriminatedUnion("decision", [z.object({ decision: z.literal("approve") }).strict(), z.object({ decision: z.literal("reject"), reason: z.string().trim().min(4).max(200) }).strict()])

/** `POST /cooperative/pictures` (multipart field `picture`, JPEG/PNG/WebP ≤ 8 MB, decided by content) → */
export const uploadedPicture = z.object({ picture: z.string(), url: z.string() })

/** `GET /cooperative/parcels?state=` → `{ parcels }`; `GET /cooperative/parcels/:order_id` → `{ parcel }`. Only own lines; recipient unmasked only while there is something to ship. */
export const cooperativeParcel = parcel.extend({ order_id: z.string(), display_id: z.number().int(), placed_at: z.string(), paid_at: z.string().nullable(), recipient: z.object({ name: z.string(), mobile: z.string(), region: z.string(), detail: z.string() }), benefit_fen: fen })
export type CooperativeParcel = z.infer<typeof cooperativeParcel>

/** 承运商: the carriers a parcel can go with. */
export const carrier = z.enum(["sf", "ems", "jd", "zto", "yto", "yunda"])
/** `POST /cooperative/parcels/:order_id/ship` → `{ parcel }`; 409 when unpaid or already shipped. */
export const shipRequest = z.object({ carrier, tracking_number: z.string().trim().regex(/^[A-Za-z0-9]{8,30}$/, "tracking_number") }).strict()

/** `GET /admin/benefit-me` (actor `staff` or operator) */
export const staffMe = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(["county", "prefecture", "office", "operator"]), county_code: regionCode.nullable() })
