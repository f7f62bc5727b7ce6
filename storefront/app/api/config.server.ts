/** What the storefront's server reads from its environment. Read per call, so that tests and restarts see the present values. */
export interface ShopConfig {
  backendUrl: string
  publishableKey: string
  storefrontUrl: string
  demo: boolean
  /** cookies are marked Secure when the shop is served over https */
  secure: boolean
}

const withoutSlash = (url: string) => url.replace(/\/+$/, "")

export function shopConfig(): ShopConfig {
  const storefrontUrl = withoutSlash(process.env["STOREFRONT_URL"] ?? `http://127.0.0.1:${process.env["STOREFRONT_PORT"] ?? "8000"}`)
  return {
    backendUrl: withoutSlash(process.env["BACKEND_URL"] ?? "http://127.0.0.1:9000"),
    publishableKey: process.env["PUBLISHABLE_KEY"] ?? "",
    storefrontUrl,
    demo: process.env["SHOP_MODE"] !== "production",
    secure: storefrontUrl.startsWith("https://"),
  }
}
