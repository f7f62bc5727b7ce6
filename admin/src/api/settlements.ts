import { cooperativeSettlementDoors, evidenceDoors, settlementDoors, type BatchHousehold, type BatchState, type EvidencePurpose } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { doorPath, knock } from "./knock"
import { fetchFile } from "./transport"
import { uploadFile } from "./upload-file"

/** Whose doors are asked: the cooperative's own, or the programme's. */
export type Side = "member" | "staff"
export type Step = "acknowledged" | "received"
export type LinkRequest = z.input<typeof cooperativeSettlementDoors.openLinks.body>
export type Payout = z.input<typeof cooperativeSettlementDoors.pay.body>
export type SignedSheet = z.input<typeof cooperativeSettlementDoors.confirm.body>
export type BatchDetail = z.output<typeof settlementDoors.read.answer>
export type FileFormat = "xlsx" | "csv"

const doorsOf = { member: cooperativeSettlementDoors, staff: settlementDoors } as const

export const listOwnBatches = (query: { page: number; state?: BatchState }, signal?: AbortSignal) => knock(cooperativeSettlementDoors.list, { query, signal })
export const listBatches = (query: { page: number; state?: BatchState; cooperative?: string }, signal?: AbortSignal) => knock(settlementDoors.list, { query, signal })
export const readBatch = (side: Side, id: string, signal?: AbortSignal): Promise<BatchDetail> => knock(doorsOf[side].read, { params: { id }, signal })

const PAGE = 100
/** Every household of a batch, page after page: choosing and adding up needs them all. */
export async function readHouseholds(side: Side, id: string, signal?: AbortSignal): Promise<BatchHousehold[]> {
  const all: BatchHousehold[] = []
  for (let page = 1; ; page += 1) {
    const { households, total } = await knock(doorsOf[side].households, { params: { id }, query: { page, page_size: PAGE }, signal })
    all.push(...households)
    if (all.length >= total || households.length === 0) return all
  }
}

export const recordPayout = (side: Side, id: string, body: Payout) => knock(doorsOf[side].pay, { params: { id }, body })
export const recordSheet = (side: Side, id: string, body: SignedSheet) => knock(doorsOf[side].confirm, { params: { id }, body })
export const openLinks = (side: Side, id: string, body: LinkRequest) => knock(doorsOf[side].openLinks, { params: { id }, body })
export const revokeLinks = (side: Side, id: string, body: LinkRequest) => knock(doorsOf[side].revokeLinks, { params: { id }, body })

/** Names, accounts and amounts in full; the reason goes into the access log. */
export const fetchBankFile = (side: Side, id: string, query: { format: FileFormat; reason: string }) => fetchFile({ path: doorPath(doorsOf[side].bankFile.path, { id }), query })
export const fetchPayoutList = (id: string, format: FileFormat) => fetchFile({ path: doorPath(settlementDoors.payoutList.path, { id }), query: { format } })

interface EvidenceUpload { readonly file: Blob; readonly purpose: EvidencePurpose; readonly cooperativeId: string; readonly onProgress: (percent: number) => void }

/** Keeps a private file; the cooperative's own door needs no owner named. */
export async function uploadEvidence(side: Side, { file, purpose, cooperativeId, onProgress }: EvidenceUpload) {
  const door = side === "member" ? evidenceDoors.keepForMembers : evidenceDoors.keepForStaff
  const texts = { purpose, ...(side === "staff" ? { cooperative_id: cooperativeId } : {}) }
  return (await uploadFile({ path: door.path, field: door.upload, file, texts, answer: door.answer, onProgress })).file
}

export const previewBatch = (query: { cooperative: string; to: string }, signal?: AbortSignal) => knock(settlementDoors.preview, { query, signal })
export const freezeBatch = async (body: { cooperative: string; to: string }) => (await knock(settlementDoors.freeze, { body })).batch
export const instructBatch = async (id: string, version: number) => (await knock(settlementDoors.instruct, { params: { id }, body: { version } })).batch
export const listCases = (query: { page: number; state?: "open" | "closed" }, signal?: AbortSignal) => knock(settlementDoors.cases, { query, signal })
export const closeCase = async (id: string, body: { version: number; resolution: string }) => (await knock(settlementDoors.closeCase, { params: { id }, body })).case
