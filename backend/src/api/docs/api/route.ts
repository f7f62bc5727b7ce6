import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { documentPage } from "../../../api-document/document-page"
import { openApiDocument } from "../../../api-document/openapi"
import { readEnvironment } from "../../../environment"

/** `GET /docs/api`: the OpenAPI document, or for a browser the list it holds. */
export function GET(request: MedusaRequest, response: MedusaResponse): void {
  const wantsPage = request.query["format"] !== "json" && request.accepts(["json", "html"]) === "html"
  if (!wantsPage) return void response.json(openApiDocument(readEnvironment().BACKEND_URL))
  response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
  response.type("html").send(documentPage())
}
