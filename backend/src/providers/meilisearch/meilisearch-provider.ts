import { AbstractSearchProviderService, MedusaError } from "@medusajs/framework/utils"
import type { SearchTypes } from "@medusajs/framework/types"
import type { Meilisearch, Task } from "meilisearch" with { "resolution-mode": "import" }
import { meilisearchFilter } from "./filter"
import { searchRequest, searchResult } from "./search-request"
import { meilisearchSettings } from "./settings"

export type MeilisearchOptions = { host: string; apiKey: string; searchTimeoutMs?: number }

/** A buyer waits at most this long for the index before the fallback answers. */
const SEARCH_TIMEOUT_MS = 600
const WRITE_TIMEOUT_MS = 15_000

const isMissingIndex = (error: unknown): boolean => error instanceof Error && "cause" in error && (error.cause as { code?: string } | undefined)?.code === "index_not_found"
const accepted = (index: string, taskUid: number): SearchTypes.SearchTask => ({ id: String(taskUid), index, status: "enqueued" })

/** Medusa's Search Module on Meilisearch. Thin on purpose: it translates and never decides what is searched. The client is an ES module, so it is loaded on first use. */
export class MeilisearchProvider extends AbstractSearchProviderService {
  static identifier = "meilisearch"
  private client_: Promise<Meilisearch> | undefined
  private readonly known_ = new Set<string>()

  constructor(_dependencies: unknown, private readonly options_: MeilisearchOptions) {
    super()
  }

  private client(): Promise<Meilisearch> {
    this.client_ ??= import("meilisearch").then(({ Meilisearch }) => new Meilisearch({ host: this.options_.host, apiKey: this.options_.apiKey, timeout: WRITE_TIMEOUT_MS }))
    return this.client_
  }

  /** Makes the index anew: the module only ever names one that it fills next, and an older shop's documents must not stay in it. */
  override async upsertIndex({ index }: { index: SearchTypes.ResolvedSearchIndexDefinition }): Promise<SearchTypes.SearchTask> {
    const client = await this.client()
    const uid = index.physical_name
    await client.deleteIndexIfExists(uid)
    await client.createIndex(uid, { primaryKey: index.primary_key }).waitTask({ timeout: WRITE_TIMEOUT_MS })
    const { taskUid } = await client.index(uid).updateSettings(meilisearchSettings(index))
    this.known_.add(uid)
    return this.waitForTask(accepted(uid, taskUid))
  }

  override async deleteIndex({ index }: { index: string }): Promise<SearchTypes.SearchTask> {
    this.known_.delete(index)
    const client = await this.client()
    await client.deleteIndexIfExists(index)
    return { index, status: "succeeded" }
  }

  override async listIndexes(): Promise<SearchTypes.SearchIndexInfo[]> {
    const client = await this.client()
    const { indexes } = await client.getStats()
    return Object.entries(indexes).map(([name, stats]) => ({ name, provider: MeilisearchProvider.identifier, document_count: stats.numberOfDocuments }))
  }

  override async upsertDocuments(input: { index: string; definition: SearchTypes.ResolvedSearchIndexDefinition; documents: SearchTypes.SearchDocument[] }): Promise<SearchTypes.SearchTask> {
    await this.ensureIndex({ ...input.definition, physical_name: input.index })
    const client = await this.client()
    const { taskUid } = await client.index(input.index).addDocuments(input.documents, { primaryKey: input.definition.primary_key })
    return accepted(input.index, taskUid)
  }

  override async deleteDocuments({ index, filters }: SearchTypes.SearchDeleteDocumentsInput): Promise<SearchTypes.SearchTask> {
    const filter = meilisearchFilter(filters)
    if (!filter) throw new MedusaError(MedusaError.Types.INVALID_DATA, `deleting from ${index} without a filter would empty it; clear it instead`)
    const client = await this.client()
    const { taskUid } = await client.index(index).deleteDocuments({ filter })
    return accepted(index, taskUid)
  }

  override async clearIndex({ index }: { index: string }): Promise<SearchTypes.SearchTask> {
    const client = await this.client()
    const { taskUid } = await client.index(index).deleteAllDocuments()
    return accepted(index, taskUid)
  }

  override async search(input: SearchTypes.ProviderSearchQuery): Promise<SearchTypes.SearchResult> {
    const [result] = await this.searchMany([input])
    if (!result) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Meilisearch gave no result for ${input.index.name}`)
    return result
  }

  override async searchMany(inputs: SearchTypes.ProviderSearchQuery[]): Promise<SearchTypes.SearchResult[]> {
    const client = await this.client()
    const signal = AbortSignal.timeout(this.options_.searchTimeoutMs ?? SEARCH_TIMEOUT_MS)
    const { results } = await client.multiSearch({ queries: inputs.map(searchRequest) }, { signal }).catch((error: unknown) => {
      if (isMissingIndex(error)) throw new MedusaError(MedusaError.Types.NOT_FOUND, `Meilisearch holds no index ${inputs[0]?.index.physical_name}`)
      throw error
    })
    return inputs.map((input, position) => {
      const response = results[position]
      if (!response) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Meilisearch answered ${results.length} of ${inputs.length} queries`)
      return searchResult(input, response)
    })
  }

  async waitForTask(task: SearchTypes.SearchTask, options?: { timeout_ms?: number }): Promise<SearchTypes.SearchTask> {
    const client = await this.client()
    const done: Task = await client.tasks.waitForTask(Number(task.id), { timeout: options?.timeout_ms ?? WRITE_TIMEOUT_MS, interval: 25 })
    if (done.status === "succeeded") return { ...task, status: "succeeded" }
    return { ...task, status: "failed", error: { message: done.error?.message ?? `the task ended as ${done.status}`, code: done.error?.code } }
  }

  /** An engine that lost its data would make an index with default settings on the first write, and every filter would then fail. */
  private async ensureIndex(index: SearchTypes.ResolvedSearchIndexDefinition): Promise<void> {
    if (this.known_.has(index.physical_name)) return
    const client = await this.client()
    const exists = await client.index(index.physical_name).getRawInfo().then(() => true, (error: unknown) => {
      if (isMissingIndex(error)) return false
      throw error
    })
    if (!exists) await this.upsertIndex({ index })
    this.known_.add(index.physical_name)
  }
}
