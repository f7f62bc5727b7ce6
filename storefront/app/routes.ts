import { index, route, type RouteConfig } from "@react-router/dev/routes"

export default [
  index("routes/home.tsx"),
  route("goods", "routes/goods.tsx"),
  route("goods/:handle", "routes/product.tsx"),
  route("counties/:code", "routes/county.tsx"),
  route("cart", "routes/cart.tsx"),
  route("checkout", "routes/checkout.tsx"),
  route("checkout/return", "routes/checkout-return.tsx"),
  route("orders/:id", "routes/order.tsx"),
  route("c/thanks", "routes/benefit-thanks.tsx"),
  route("c/:token", "routes/confirm-benefit.tsx"),
  route("c/:token/no", "routes/dispute-benefit.tsx"),
  route("lots/:number", "routes/lot.tsx"),
  route("fee-rules", "routes/fee-rules.tsx"),
  route("how-it-is-counted", "routes/how-it-is-counted.tsx"),
  route("regions/:code", "routes/regions.ts"),
  route("robots.txt", "routes/robots.ts"),
  route("sitemap.xml", "routes/sitemap.ts"),
  route("*", "routes/not-found.ts"),
] satisfies RouteConfig
