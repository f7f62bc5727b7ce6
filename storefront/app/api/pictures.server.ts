import type { Picture } from "@qianhang/shared/contracts"
import { shopConfig } from "./config.server"

/** Pictures live at the backend; its answers may name them by path alone. */
export function assetUrl(path: string): string {
  return path.startsWith("/") ? `${shopConfig().backendUrl}${path}` : path
}

/** The same picture with every address made absolute. */
export function absolutePicture(picture: Picture): Picture {
  const srcset = picture.srcset.split(",").map((part) => assetUrl(part.trim())).join(", ")
  return { ...picture, src: assetUrl(picture.src), srcset }
}
