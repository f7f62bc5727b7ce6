import { createHmac, timingSafeEqual } from "node:crypto"

const VERSION = "v1"

/** The access token of one order: whoever holds it may see and pay that order, and nothing else. It never expires with the order's life. */
export function orderToken(orderId: string, secret: string): string {
  return `${VERSION}.${createHmac("sha256", secret).update(`${VERSION}:order:${orderId}`).digest("base64url")}`
}

/** Whether a token opens an order, in constant time. */
export function opensOrder(token: string | undefined, orderId: string, secret: string): boolean {
  if (!token) return false
  const expected = Buffer.from(orderToken(orderId, secret))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The secret from the environment. @throws when it is missing or shorter than 32 characters. */
export function orderTokenSecret(source: NodeJS.ProcessEnv = process.env): string {
  const secret = source["ORDER_TOKEN_SECRET"]
  if (!secret || secret.length < 32) throw new Error("ORDER_TOKEN_SECRET needs at least 32 characters")
  return secret
}
