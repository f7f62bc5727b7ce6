import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readEnvironment } from "../../../environment"
import { renderPicture, UnsupportedPicture } from "../../../pictures/render-picture"
import { Refused } from "../../refusal"

/** Takes a picture of goods and answers its path for the product draft. */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { file } = request as MedusaRequest & { file?: { buffer: Buffer } }
  if (!file) throw new Refused("invalid_data", "invalid_fields", "请选择一张图片", { picture: "required" })
  const { FILES_DIR, BACKEND_URL } = readEnvironment()
  const picture = await renderPicture(file.buffer, FILES_DIR).catch((error: unknown) => {
    if (error instanceof UnsupportedPicture) throw new Refused("invalid_data", "unsupported_picture", "只支持 JPEG、PNG 或 WebP 图片", { picture: "unsupported_picture" })
    throw error
  })
  response.status(201).json({ picture, url: `${BACKEND_URL}${picture}` })
}
