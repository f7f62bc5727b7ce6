import http from "node:http"
import type { AddressInfo } from "node:net"
import type { Shop } from "../shop/shop.js"

/**
 * Lets a journey cut the power: `POST /crash/backend` kills that process with -9 and starts it again,
 * answering when it serves. Loopback only, open only while tests run.
 * @returns its URL and how to close it.
 */
export async function openCrashDoor(shop: Shop): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const name = /^\/crash\/([a-z-]+)$/.exec(request.url ?? "")?.[1]
    if (request.method !== "POST" || !name) return void response.writeHead(404).end()
    shop.processes.crash(name).then((revive) => revive()).then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}
