import { z } from "zod"
import { catalogueQuery, cataloguePage, countyHall, productBenefit, productDetail, publicImpact } from "./catalogue.js"
import { prepared, prepareRequest, quote, quoteRequest } from "./checkout.js"
import { door } from "./door.js"
import { orderBenefit, orderOverview, payRedirect } from "./orders.js"

/** What the shop's pages and any buyer's client ask. Orders need their token (`x-order-token`) or their customer; else 404. */
export const shopDoors = {
  list: door({ method: "GET", path: "/store/catalogue", audience: "public", summary: "Goods by search, county, category and season, with price, stock and benefit", query: catalogueQuery, answer: cataloguePage }),
  product: door({ method: "GET", path: "/store/catalogue/:handle", audience: "public", summary: "One product as its page shows it", answer: z.object({ product: productDetail }) }),
  counties: door({ method: "GET", path: "/store/counties", audience: "public", summary: "The 16 county halls with their goods", answer: z.object({ counties: z.array(countyHall) }) }),
  impact: door({ method: "GET", path: "/store/impact", audience: "public", summary: "The home page's one line; groups under five households are not counted out loud", answer: publicImpact }),
  productBenefit: door({ method: "GET", path: "/store/products/:handle/benefit", audience: "public", summary: "What one sale unit would post today: benefit + commission + cooperative = price", answer: productBenefit }),
  quote: door({ method: "POST", path: "/store/checkout/quote", audience: "public", summary: "Prices a basket and offers each parcel its freight; writes nothing", body: quoteRequest, answer: quote }),
  prepare: door({ method: "POST", path: "/store/checkout/prepare", audience: "public", summary: "From basket to a stock cart, ready for POST /store/carts/:id/complete", body: prepareRequest, answer: prepared, refusals: ["not_enough_stock"] }),
  overview: door({ method: "GET", path: "/store/orders/:id/overview", audience: "public", summary: "An order as its buyer sees it, one parcel per cooperative", answer: orderOverview }),
  pay: door({ method: "POST", path: "/store/orders/:id/pay", audience: "public", summary: "Where the buyer pays an order that waits for money", answer: payRedirect, refusals: ["wrong_state"] }),
  orderBenefit: door({ method: "GET", path: "/store/orders/:id/benefit", audience: "public", summary: "What one order benefits whom, and how far it is on its way", answer: orderBenefit }),
} as const
