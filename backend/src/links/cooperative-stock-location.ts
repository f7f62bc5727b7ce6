import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import CooperativeModule from "../modules/cooperative"

/** Every cooperative ships from its own place. */
export default defineLink(CooperativeModule.linkable.cooperative, StockLocationModule.linkable.stockLocation)
