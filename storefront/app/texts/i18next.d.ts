import "i18next"
import type { Texts } from "./zh-CN"

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shop"
    resources: { shop: Texts }
  }
}
