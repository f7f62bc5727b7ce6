import { z } from "zod"
import { cooperativeParcel, cooperativeProduct, memberMe, productDecision, productDraft, shipRequest, staffMe, uploadedPicture } from "./cooperative.js"
import { door } from "./door.js"
import { parcelState } from "./orders.js"

/** 8 MB: a phone's full picture. */
const LARGEST_PICTURE_BYTES = 8 * 1024 * 1024

const products = z.object({ products: z.array(cooperativeProduct) })
const product = z.object({ product: cooperativeProduct })

/** A cooperative's daily work: goods and parcels. Another cooperative's record answers like one that never was. */
export const workbenchDoors = {
  me: door({ method: "GET", path: "/cooperative/me", audience: "member", summary: "Who is logged in, for which cooperative", answer: memberMe }),
  products: door({ method: "GET", path: "/cooperative/products", audience: "member", summary: "Own goods in every state", answer: products }),
  propose: door({ method: "POST", path: "/cooperative/products", audience: "member", summary: "Proposes goods; the shop shows them once staff approve", body: productDraft, answer: product, status: 201, refusals: ["cooperative_not_approved"] }),
  product: door({ method: "GET", path: "/cooperative/products/:id", audience: "member", summary: "One of the own goods", answer: product }),
  picture: door({ method: "POST", path: "/cooperative/pictures", audience: "member", summary: "Takes a picture of goods (JPEG, PNG or WebP, ≤ 8 MB, decided by content)", upload: "picture", uploadBytes: LARGEST_PICTURE_BYTES, answer: uploadedPicture, status: 201, refusals: ["unsupported_picture", "file_too_large"] }),
  parcels: door({ method: "GET", path: "/cooperative/parcels", audience: "member", summary: "Own parcels, the newest first", query: z.object({ state: parcelState.optional() }).strict(), answer: z.object({ parcels: z.array(cooperativeParcel) }) }),
  parcel: door({ method: "GET", path: "/cooperative/parcels/:order_id", audience: "member", summary: "The own parcel of one order; the recipient in full only while there is something to ship", answer: z.object({ parcel: cooperativeParcel }) }),
  ship: door({ method: "POST", path: "/cooperative/parcels/:order_id/ship", audience: "member", summary: "Hands the own parcel to a carrier", body: shipRequest, answer: z.object({ parcel: cooperativeParcel }), refusals: ["unpaid", "already_shipped", "not_shippable"] }),
} as const

/** Programme staff: who they are, and the goods that wait for them. */
export const programmeDoors = {
  me: door({ method: "GET", path: "/admin/benefit-me", audience: "staff", summary: "Who is logged in, in which role and county", answer: staffMe }),
  products: door({ method: "GET", path: "/admin/benefit-products", audience: "staff", summary: "Goods by state, of the own county for a county officer", query: z.object({ status: z.enum(["draft", "proposed", "published", "rejected"]).default("proposed") }).strict(), answer: products }),
  decide: door({ method: "POST", path: "/admin/benefit-products/:id/decision", audience: "staff", summary: "Approves proposed goods into the shop or gives them back with a reason", body: productDecision, answer: product, refusals: ["already_decided"] }),
} as const
