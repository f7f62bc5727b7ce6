import { workbenchDoors } from "@qianhang/shared/contracts"
import { readEnvironment } from "../../../environment"
import { renderPicture, UnsupportedPicture } from "../../../pictures/render-picture"
import { openDoor } from "../../open-door"
import { uploadOf } from "../../receive-upload"
import { Refused } from "../../refusal"

/** Answers the picture's path for the product draft. */
export const POST = openDoor(workbenchDoors.picture, async ({ request }) => {
  const { bytes } = uploadOf(request, "picture")
  const { FILES_DIR, BACKEND_URL } = readEnvironment()
  const picture = await renderPicture(bytes, FILES_DIR).catch((error: unknown) => {
    if (error instanceof UnsupportedPicture) throw new Refused("invalid_data", "unsupported_picture", "只支持 JPEG、PNG 或 WebP 图片", { picture: "unsupported_picture" })
    throw error
  })
  return { picture, url: `${BACKEND_URL}${picture}` }
})
