import type { MedusaResponse } from "@medusajs/framework/http"

/** Answers a private file: saved, never shown in place, never kept by a cache, never run. */
export function answerPrivateFile(response: MedusaResponse, file: { bytes: Buffer; fileName: string; mediaType: string }): void {
  response.setHeader("Content-Type", file.mediaType)
  response.setHeader("Content-Disposition", `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.fileName.replace(/[\p{Cc}/\\]/gu, "_")).replace(/['()*]/g, escape)}`)
  response.setHeader("X-Content-Type-Options", "nosniff")
  response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")
  response.setHeader("Cross-Origin-Resource-Policy", "same-site")
  response.setHeader("Cache-Control", "private, no-store")
  response.status(200).send(file.bytes)
}

const escape = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
