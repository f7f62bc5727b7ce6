import type { Picture } from "@qianhang/shared/contracts"

/** Widths in pixels every picture is rendered to. */
export const PICTURE_WIDTHS = [320, 640, 1280] as const

/** Absolute addresses of a stored picture path (`/static/pictures/<name>-640.webp`) in its three widths. A path of another shape is served as it is. */
export function pictureLinks(path: string, alt: string, baseUrl: string): Picture {
  const absolute = (file: string) => (/^https?:\/\//.test(file) ? file : `${baseUrl}${file}`)
  const srcset = path.endsWith("-640.webp") ? PICTURE_WIDTHS.map((width) => `${absolute(path.replace(/-640\.webp$/, `-${width}.webp`))} ${width}w`).join(", ") : `${absolute(path)} 640w`
  return { src: absolute(path), srcset, alt }
}
