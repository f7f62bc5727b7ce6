import { randomBytes } from "node:crypto"
import { PassThrough } from "node:stream"
import { createReadableStreamFromReadable } from "@react-router/node"
import { renderToPipeableStream } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { isRouteErrorResponse, ServerRouter, type EntryContext } from "react-router"
import { shopConfig } from "./api/config.server"
import { DocumentFrameContext } from "./document-frame"
import { languageOf, textsOf } from "./texts/language.server"

const RENDER_LIMIT_MS = 8_000

/**
 * Pages are whole HTML: no hydration, no loader data repeated in a script. The one script is `entry.client.ts`,
 * which only makes plain forms nicer.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const nonce = randomBytes(16).toString("base64")
  const i18n = textsOf(await languageOf(request))
  headers.set("Content-Type", "text/html; charset=utf-8")
  headers.set("Content-Security-Policy", contentPolicy(nonce))
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache")
  return new Promise<Response>((resolve, reject) => {
    const page = (
      <I18nextProvider i18n={i18n}>
        <DocumentFrameContext.Provider value={{ nonce, script: context.manifest.entry.module }}>
          <ServerRouter context={context} url={request.url} nonce={nonce} />
        </DocumentFrameContext.Provider>
      </I18nextProvider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(limit)
        const body = new PassThrough()
        pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
      },
      onShellError: reject,
      onError: (error) => console.error(error),
    })
    const limit = setTimeout(abort, RENDER_LIMIT_MS)
  })
}

/** `form-action` names payment pages too: a browser applies it to the redirect that follows 去支付. */
function contentPolicy(nonce: string): string {
  const { backendUrl, secure } = shopConfig()
  const pictures = new URL(backendUrl).origin
  const development = import.meta.env.DEV
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}'${development ? " 'self'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-inline'" : ""}`,
    `img-src 'self' data: ${pictures}`,
    `connect-src 'self'${development ? " ws:" : ""}`,
    "font-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
    `form-action 'self' https:${secure ? "" : " http://127.0.0.1:* http://localhost:*"}`,
  ].join("; ")
}

/** A mistyped address or a refused request is the sender's affair; only our own failures go to the log. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted) return
  const refused = isRouteErrorResponse(error) && error.status < 500
  const foreignForm = error instanceof Error && error.message.includes("origin")
  if (refused || foreignForm) return
  console.error(error)
}
