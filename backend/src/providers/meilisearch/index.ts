import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { MeilisearchProvider } from "./meilisearch-provider"

export default ModuleProvider(Modules.SEARCH, { services: [MeilisearchProvider] })
