import type { Category } from "@qianhang/shared/contracts"
import type { CountyCode } from "@qianhang/shared/regions"
import type { Drawing } from "../../artwork/picture"

/** One delivered batch of demo goods; its delivered quantity is divided among `households` of that village. */
export interface OfferedLot { readonly number: string; readonly village: string; readonly harvestDate: string; readonly delivered: number; readonly households: number }

/** What is counted in stock: a harvest or a make, in base units. `stock` only where there are no lots. */
export interface OfferedItem { readonly title: string; readonly unit: "g" | "ml" | "piece"; readonly lots?: readonly OfferedLot[]; readonly stock?: number }

/** Title, price in fen, and base units needed of each item (by the item's key). */
export type OfferedVariant = readonly [title: string, priceFen: number, units: Readonly<Record<string, number>>]

/** How a sale benefits households. `households` names beneficiaries only for goods without lots. */
export interface OfferedAgreement { readonly mechanism: "consignment_share" | "order_purchase" | "maker"; readonly rateBps: number; readonly rule: string; readonly village?: string; readonly households?: number }

export interface OfferedClaim { readonly type: "gi" | "organic" | "green" | "heritage" | "sc"; readonly number: string; readonly label: string }

export interface OfferedProduct {
  readonly handle: string
  readonly title: string
  readonly subtitle: string
  readonly category: Category
  /** paragraphs */
  readonly story: readonly string[]
  readonly season?: { readonly months: readonly number[]; readonly label: string }
  readonly perishable?: boolean
  readonly madeToOrder?: boolean
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly claims?: readonly OfferedClaim[]
  readonly drawing: Drawing
  readonly variants: readonly [OfferedVariant, ...OfferedVariant[]]
  /** of this product; lot goods name theirs at the item */
  readonly agreement?: OfferedAgreement
}

export interface OfferedFreight { readonly name: string; readonly amountFen: number; readonly promise: string }

/** A fictional cooperative with everything it sells. Facts about goods come from the programme's list of products; people and numbers are demo data. */
export interface OfferingCooperative {
  /** also the id: `coop_demo_<handle>` */
  readonly handle: string
  readonly name: string
  readonly shortName: string
  readonly county: CountyCode
  readonly villages: readonly [string, ...string[]]
  readonly households: number
  readonly member: string
  readonly shipsWithinDays: number
  readonly story: string
  readonly freight: readonly [OfferedFreight, ...OfferedFreight[]]
  readonly items: Readonly<Record<string, OfferedItem>>
  readonly itemAgreements?: Readonly<Record<string, OfferedAgreement>>
  readonly products: readonly [OfferedProduct, ...OfferedProduct[]]
}

export const parcelPost = (amountFen: number): OfferedFreight => ({ name: "普通快递", amountFen, promise: "发货后约 3-5 天到杭州" })
export const coldChain = (amountFen: number): OfferedFreight => ({ name: "顺丰冷链", amountFen, promise: "发货后约 48 小时到杭州，全程冷链" })
export const express = (amountFen: number): OfferedFreight => ({ name: "顺丰特快", amountFen, promise: "发货后约 2 天到杭州" })

/** Processed food needs a licence on its label; a demo cooperative has none and says so. */
export const demoLicence: readonly [string, string] = ["生产许可", "演示店铺，正式开店时由合作社提交证照"]
