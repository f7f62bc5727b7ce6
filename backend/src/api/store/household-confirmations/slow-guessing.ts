import { createHash } from "node:crypto"
import { ipKeyGenerator, rateLimit, type Options } from "express-rate-limit"
import type { MiddlewareRoute } from "@medusajs/framework/http"
import { CONFIRMATION_TOKEN_HEADER } from "@qianhang/shared/contracts"
import { Refused } from "../../refusal"

const WINDOW_MS = 15 * 60_000
/** Requests with one token: a page, a reload, a decision, and some patience. */
const PER_TOKEN = 60
/** Tokens that open nothing, per address. 128 random bits need no more; this keeps the log and the database quiet. */
const WRONG_PER_ADDRESS = 60

const refuse: Options["handler"] = (_request, _response, next) => {
  next(new Refused("too_many_requests", "too_many_requests", "尝试次数过多，请稍后再试"))
}
const limited = { windowMs: WINDOW_MS, handler: refuse, standardHeaders: "draft-7", legacyHeaders: false } as const

export const confirmationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/household-confirmations*",
    middlewares: [
      rateLimit({ ...limited, limit: WRONG_PER_ADDRESS, skipSuccessfulRequests: true, keyGenerator: (request) => ipKeyGenerator(request.ip ?? "unknown") }),
      rateLimit({ ...limited, limit: PER_TOKEN, keyGenerator: (request) => createHash("sha256").update(String(request.headers[CONFIRMATION_TOKEN_HEADER] ?? "")).digest("hex") }),
    ],
  },
]
