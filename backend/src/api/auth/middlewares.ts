import { ipKeyGenerator, rateLimit, type Options } from "express-rate-limit"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { notFound, Refused } from "../refusal"

const WINDOW_MS = 15 * 60_000
/** Wrong passwords per account, from anywhere. */
const WRONG_PER_ACCOUNT = 20
/** Wrong passwords per address on the network, over all accounts. */
const WRONG_PER_ADDRESS = 60

const refuse: Options["handler"] = (_request, _response, next) => {
  next(new Refused("too_many_requests", "too_many_logins", "尝试次数过多，请稍后再试"))
}
const wrongLogins = (limit: number, keyGenerator: Options["keyGenerator"]) =>
  rateLimit({ windowMs: WINDOW_MS, limit, keyGenerator, handler: refuse, skipSuccessfulRequests: true, standardHeaders: "draft-7", legacyHeaders: false })

const accountOf = (body: unknown): string => {
  const email = typeof body === "object" && body !== null && "email" in body ? body.email : undefined
  return typeof email === "string" ? email.trim().toLowerCase().slice(0, 200) : ""
}

/** Logins of members and staff are opened by the programme (workflow `open-login`), never by whoever finds the address. */
function refuseSelfRegistration(_request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  next(notFound())
}

/** A wrong login must be text: anything else is refused before it reaches the provider. */
function demandText(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  const body: unknown = request.body
  const texts = typeof body === "object" && body !== null ? Object.values(body) : []
  if (texts.some((value) => typeof value !== "string" || value.length > 300 || value.includes("\0"))) throw new Refused("invalid_data", "invalid_fields", "请求的内容不符合要求")
  next()
}

export const authMiddlewares: MiddlewareRoute[] = [
  { matcher: "/auth/staff/:provider/register", methods: ["POST"], middlewares: [refuseSelfRegistration] },
  { matcher: "/auth/member/:provider/register", methods: ["POST"], middlewares: [refuseSelfRegistration] },
  {
    matcher: "/auth/:actor_type/emailpass",
    methods: ["POST"],
    middlewares: [
      demandText,
      wrongLogins(WRONG_PER_ADDRESS, (request) => ipKeyGenerator(request.ip ?? "unknown")),
      wrongLogins(WRONG_PER_ACCOUNT, (request) => `${request.params.actor_type}:${accountOf(request.body)}`),
    ],
  },
]
