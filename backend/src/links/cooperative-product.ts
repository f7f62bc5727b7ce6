import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import CooperativeModule from "../modules/cooperative"

/** A product belongs to one cooperative: the seller of record, whose parcel the goods travel in. */
export default defineLink(CooperativeModule.linkable.cooperative, { linkable: ProductModule.linkable.product, isList: true })
