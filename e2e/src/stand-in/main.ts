import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildStandIn } from "./app.js"

const LOOPBACK = ["127.0.0.1", "::1", "localhost"]

/** Starts the stand-in from its environment; stops cleanly on SIGTERM and SIGINT. */
function main(): void {
  const environment = process.env
  const port = Number(environment.PAYMENT_STANDIN_PORT ?? 9010)
  const host = environment.PAYMENT_STANDIN_HOST ?? "127.0.0.1"
  const { app, close } = buildStandIn({
    folder: environment.PAYMENT_STANDIN_DIR ?? join(tmpdir(), "qianhang-payment-stand-in"),
    publicUrl: (environment.PAYMENT_STANDIN_URL ?? `http://${host}:${port}`).replace(/\/+$/, ""),
    webhookUrl: environment.WEBHOOK_URL ?? null,
    webhookSecret: environment.WEBHOOK_SECRET ?? "whsec_demo-only-stand-in",
    firstRetryPauseMs: Number(environment.PAYMENT_STANDIN_RETRY_MS ?? 1000),
    withControlDoor: LOOPBACK.includes(host),
  })
  const server = createServer(app)
  server.on("error", (error) => {
    console.error(`The payment stand-in cannot listen on ${host}:${port}: ${error.message}`)
    process.exit(1)
  })
  server.listen(port, host, () => console.log(`payment stand-in: http://${host}:${port}`))
  const stop = () => {
    close()
    server.close(() => process.exit(0))
    server.closeAllConnections()
  }
  process.once("SIGTERM", stop)
  process.once("SIGINT", stop)
}

main()
