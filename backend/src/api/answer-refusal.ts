import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { getHttpResponseFromError, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http"
import type { Refusal } from "@qianhang/shared/contracts"
import { afterSaleWords } from "./after-sale-words"
import { agreementWords } from "./agreement-words"
import { expectedConflicts } from "./expected-conflicts"
import { handoverWords } from "./handover-words"
import { lotWords } from "./lot-words"
import { fieldsOf, Refused } from "./refusal"
import { sheetRefusalOf } from "./sheet-words"
import { CheckoutRefused } from "../workflows/checkout/refusal"
import { ZodError } from "zod"
import { isDatabaseGone } from "../database-gone"

type Type = Refusal["type"]
const statuses: Record<Type, number> = { invalid_data: 400, unauthorized: 401, forbidden: 403, not_found: 404, conflict: 409, not_allowed: 400, too_many_requests: 429, unavailable: 503 }
/** Codes with a status of their own. */
const statusOfCode: Record<string, number> = { unsupported_picture: 415, unsupported_file: 415, file_too_large: 413 }
const typeOfStatus = (status: number): Type | undefined => ({ 401: "unauthorized", 403: "forbidden", 404: "not_found", 409: "conflict", 429: "too_many_requests", 503: "unavailable" } as const)[status]

/** Refusals that rooms below HTTP throw as broken invariants of their own; they are expected here and answer as 409. */
const conflicts = new Set(["LotSoldOut", "LoginNotOpened", "SellerCannotShip"])

/** What a module refuses of what was sent; it names its own code. */
const unfit: Partial<Record<string, { message: string; fields: Record<string, string> }>> = {
  UnsupportedFile: { message: "只支持 JPEG、PNG、WebP 图片或 PDF 文件", fields: { file: "unsupported_file" } },
  EvidenceSizeRefused: { message: "文件不能为空，也不能超过 10 MB", fields: { file: "file_too_large" } },
  SheetSizeRefused: { message: "表格不能超过 20 MB", fields: { file: "file_too_large" } },
  EvidenceUnfit: { message: "佐证文件不存在、已删除或不属于这里", fields: { evidence_file_id: "unfit_evidence" } },
  ScopeUnfit: { message: "请选择本社自己的商品或批次", fields: { "scope.id": "unknown_goods" } },
  ReasonNamesSomebody: { message: "事由会长期保存，请不要写入姓名、电话或账号", fields: { reason: "reason_names_somebody" } },
}

const hasCode = (error: unknown): error is { code: string } => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
const isAfterSaleRefused = (error: unknown): error is { code: string; fields?: Record<string, string> } => error instanceof Error && error.name === "AfterSaleRefused" && hasCode(error)
/** Bytes PostgreSQL cannot hold (NUL, which breaks its wire protocol: 08P01) or numbers it cannot: the sender's mistake. */
const isUnstorable = (error: unknown): boolean => hasCode(error) && /^(22(021|P05|P02|003|001|007|008)|08P01)$/.test(error.code)

export function refusalOf(error: unknown): { status: number; body: Refusal } {
  if (error instanceof Refused) {
    return { status: statusOfCode[error.code] ?? statuses[error.type], body: { type: error.type, code: error.code, message: error.message, ...(error.fields && { fields: error.fields }) } }
  }
  if (error instanceof CheckoutRefused) return { status: error.status, body: error.refusal }
  if (error instanceof URIError) return { status: 400, body: { type: "invalid_data", code: "unreadable_address", message: "地址里有无法识别的内容" } }
  if (error instanceof ZodError) return { status: 400, body: { type: "invalid_data", code: "invalid_fields", message: "请求的内容不符合要求", fields: fieldsOf(error) } }
  if (error instanceof Error && error.name === "MulterError") {
    return { status: 400, body: { type: "invalid_data", code: "unexpected_upload", message: "上传的内容不符合要求" } }
  }
  const sheet = sheetRefusalOf(error)
  if (sheet) return { status: 422, body: sheet }
  const found = error instanceof Error && hasCode(error) ? unfit[error.name] : undefined
  if (found && hasCode(error)) return { status: statusOfCode[error.code] ?? 400, body: { type: "invalid_data", code: error.code, ...found } }
  if (error instanceof Error && error.name === "HandoverRefused" && hasCode(error)) return { status: 409, body: { type: "conflict", code: error.code, message: handoverWords[error.code] ?? "现在的状态不允许这样做" } }
  if (error instanceof Error && error.name === "AgreementRefused" && hasCode(error)) return { status: 409, body: { type: "conflict", code: error.code, message: agreementWords[error.code] ?? "现在的状态不允许这样做" } }
  if (error instanceof Error && error.name === "LotRefused" && hasCode(error)) return { status: 409, body: { type: "conflict", code: error.code, message: lotWords[error.code] ?? "现在的状态不允许这样做" } }
  if (isAfterSaleRefused(error)) return { status: 409, body: { type: "conflict", code: error.code, message: afterSaleWords[error.code] ?? "现在的状态不允许这样做", ...(error.fields && { fields: error.fields }) } }
  const conflict = error instanceof Error ? expectedConflicts[error.name] : undefined
  if (conflict) return { status: 409, body: { type: "conflict", ...conflict } }
  if (error instanceof Error && conflicts.has(error.name)) return { status: 409, body: { type: "conflict", code: hasCode(error) ? error.code : "conflict", message: "现在的状态不允许这样做" } }
  if (hasCode(error) && error.code === "payment_provider_unavailable") return { status: 503, body: { type: "unavailable", code: error.code, message: "支付服务暂时没有回应，请稍后再试" } }
  if (hasCode(error) && (error.code === "insufficient_inventory" || error.code === "not_enough_stock")) return { status: 409, body: { type: "conflict", code: "not_enough_stock", message: "库存不足，请减少数量" } }
  if (error instanceof Error && error.name === "LockBusy") return { status: 503, body: { type: "unavailable", code: "busy", message: "有人正在处理同一笔，请稍后再试" } }
  if (isDatabaseGone(error)) return { status: 503, body: { type: "unavailable", code: "unavailable", message: "服务暂时不可用，请稍后再试" } }
  if (isUnstorable(error)) return { status: 400, body: { type: "invalid_data", code: "unstorable_value", message: "请求里有无法保存的内容" } }
  return stockRefusal(error)
}

/** The workflow engine hands errors over as plain objects with the error's fields; they are read as the errors they were. */
const asError = (error: unknown): Error =>
  error instanceof Error ? error : typeof error === "object" && error !== null && "message" in error ? Object.assign(new Error(String(error.message)), error) : new Error(String(error))

/** Medusa's own errors keep their status and message, in our shape. What nobody expected says nothing about the inside. */
function stockRefusal(error: unknown): { status: number; body: Refusal } {
  const { statusCode, body } = getHttpResponseFromError(asError(error))
  if (statusCode >= 500) return { status: 500, body: { type: "unavailable", code: "unexpected", message: "服务出了问题，请稍后再试" } }
  const type = typeOfStatus(statusCode) ?? "invalid_data"
  return { status: statusCode, body: { type, code: body.code ?? body.type ?? type, message: body.message ?? "请求没有被接受" } }
}

/** The last handler of every request: one shape for all refusals, no stack trace outside the log. */
export function answerRefusal(error: unknown, request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { status, body } = refusalOf(error)
  if (status >= 500) request.scope?.resolve(ContainerRegistrationKeys.LOGGER).error(`${request.method} ${request.path} failed`, asError(error))
  if (response.headersSent) return next(error)
  if (status === 503) response.setHeader("Retry-After", "5")
  response.status(status).json(body)
}
