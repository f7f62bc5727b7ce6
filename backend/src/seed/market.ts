import type { IApiKeyModuleService, IPricingModuleService, IRegionModuleService, ISalesChannelModuleService, IStoreModuleService, ITaxModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow, createRegionsWorkflow, createSalesChannelsWorkflow, createTaxRegionsWorkflow, linkSalesChannelsToApiKeyWorkflow, updateRegionsWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import type { Seeding } from "./seeding"

export interface Market { readonly regionId: string; readonly salesChannelId: string; readonly publishableKey: string }

const CHANNEL = "黔杭集市"
const PROVIDER = "pp_alipay_stripe"

/** One region: mainland China, in CNY, tax included, paid through Alipay. */
async function region({ container }: Seeding): Promise<string> {
  const regions = container.resolve<IRegionModuleService>(Modules.REGION)
  const [found] = await regions.listRegions({ currency_code: "cny" })
  const terms = { name: "中国大陆", currency_code: "cny", countries: ["cn"], payment_providers: [PROVIDER], automatic_taxes: true, is_tax_inclusive: true }
  if (found) {
    await updateRegionsWorkflow(container).run({ input: { selector: { id: found.id }, update: terms } })
    return found.id
  }
  const { result } = await createRegionsWorkflow(container).run({ input: { regions: [terms] } })
  const [made] = result
  if (!made) throw new Error("expected one region to be made, none was")
  return made.id
}

/** Prices are tax-inclusive only through the currency's preference; the region's flag alone does nothing. */
async function taxInclusive({ container }: Seeding): Promise<void> {
  const pricing = container.resolve<IPricingModuleService>(Modules.PRICING)
  const [found] = await pricing.listPricePreferences({ attribute: "currency_code", value: "cny" })
  if (found) await pricing.updatePricePreferences(found.id, { is_tax_inclusive: true })
  else await pricing.createPricePreferences({ attribute: "currency_code", value: "cny", is_tax_inclusive: true })
  const taxes = container.resolve<ITaxModuleService>(Modules.TAX)
  const [zone] = await taxes.listTaxRegions({ country_code: "cn" })
  if (!zone) await createTaxRegionsWorkflow(container).run({ input: [{ country_code: "cn", provider_id: "tp_system" }] })
}

async function channel({ container }: Seeding): Promise<string> {
  const channels = container.resolve<ISalesChannelModuleService>(Modules.SALES_CHANNEL)
  const [found] = await channels.listSalesChannels({ name: CHANNEL })
  if (found) return found.id
  const { result } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: CHANNEL, description: "商城与小程序" }] } })
  const [made] = result
  if (!made) throw new Error("expected one sales channel to be made, none was")
  return made.id
}

async function publishableKey({ container }: Seeding, salesChannelId: string): Promise<string> {
  const keys = container.resolve<IApiKeyModuleService>(Modules.API_KEY)
  const [found] = await keys.listApiKeys({ title: CHANNEL, type: "publishable" })
  const key = found ?? (await createApiKeysWorkflow(container).run({ input: { api_keys: [{ title: CHANNEL, type: "publishable", created_by: "seed" }] } })).result[0]
  if (!key) throw new Error("expected one publishable key to be made, none was")
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  return key.token
}

/** Region, currency, sales channel and publishable key. Safe to repeat. */
export async function openMarket(seeding: Seeding): Promise<Market> {
  const { container } = seeding
  await taxInclusive(seeding)
  const [regionId, salesChannelId] = [await region(seeding), await channel(seeding)]
  const token = await publishableKey(seeding, salesChannelId)
  const stores = container.resolve<IStoreModuleService>(Modules.STORE)
  const [store] = await stores.listStores()
  if (store) await updateStoresWorkflow(container).run({ input: { selector: { id: store.id }, update: { name: "黔杭集市", default_sales_channel_id: salesChannelId, default_region_id: regionId, supported_currencies: [{ currency_code: "cny", is_default: true, is_tax_inclusive: true }] } } })
  return { regionId, salesChannelId, publishableKey: token }
}
