/** A stored picture path as the absolute address of its smallest rendering; what is absolute or empty stays as it is. */
export function thumbnailUrl(path: string, baseUrl: string = process.env["BACKEND_URL"] ?? ""): string {
  if (!path.startsWith("/")) return path
  return `${baseUrl.replace(/\/+$/, "")}${path.replace(/-640\.webp$/, "-320.webp")}`
}
