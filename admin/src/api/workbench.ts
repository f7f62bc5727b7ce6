import { cooperativeParcel, cooperativeProduct, type productDraft, type shipRequest } from "@qianhang/shared/contracts"
import { z } from "zod"
import { call } from "./transport"

export type ProductBody = z.input<typeof productDraft>
export type ShipBody = z.input<typeof shipRequest>
export type ParcelFilter = "to_ship" | "shipped" | undefined

export const listProducts = async (signal?: AbortSignal) =>
  (await call({ path: "/cooperative/products", answer: z.object({ products: z.array(cooperativeProduct) }), signal })).products

/** Created as 待审核; owner and status are decided by the backend. */
export const proposeProduct = async (body: ProductBody) =>
  (await call({ method: "POST", path: "/cooperative/products", body, answer: z.object({ product: cooperativeProduct }) })).product

export const listParcels = async (state: ParcelFilter, signal?: AbortSignal) =>
  (await call({ path: "/cooperative/parcels", query: { state }, answer: z.object({ parcels: z.array(cooperativeParcel) }), signal })).parcels

const parcelAnswer = z.object({ parcel: cooperativeParcel })
export const readParcel = async (orderId: string, signal?: AbortSignal) =>
  (await call({ path: `/cooperative/parcels/${encodeURIComponent(orderId)}`, answer: parcelAnswer, signal })).parcel

/** Throws Refused 409 when the parcel is unpaid or already shipped. */
export const shipParcel = async (orderId: string, body: ShipBody) =>
  (await call({ method: "POST", path: `/cooperative/parcels/${encodeURIComponent(orderId)}/ship`, body, answer: parcelAnswer })).parcel
