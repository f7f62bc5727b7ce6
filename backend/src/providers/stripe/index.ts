import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { AlipayProvider } from "./alipay-provider"

/** Registered as provider `pp_alipay_stripe`. */
export default ModuleProvider(Modules.PAYMENT, { services: [AlipayProvider] })
