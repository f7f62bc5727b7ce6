import { createCookie } from "react-router"
import { shopConfig } from "../../api/config.server"

/** Access tokens of the orders placed in this browser, newest first, and the order that was last sent to pay. */
export interface HeldOrders {
  orders: { id: string; token: string }[]
  paying: string | null
}

const MOST_ORDERS = 8
const cookie = createCookie("qh_orders", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 90 * 86_400 })
const nothing: HeldOrders = { orders: [], paying: null }

export function heldFrom(stored: unknown): HeldOrders {
  if (typeof stored !== "object" || stored === null || !("o" in stored) || !Array.isArray(stored.o)) return nothing
  const orders = (stored.o as unknown[]).flatMap((pair) => {
    const [id, token] = Array.isArray(pair) ? (pair as unknown[]) : []
    return typeof id === "string" && typeof token === "string" ? [{ id, token }] : []
  })
  return { orders, paying: "p" in stored && typeof stored.p === "string" ? stored.p : null }
}

export async function readHeldOrders(request: Request): Promise<HeldOrders> {
  return heldFrom(await cookie.parse(request.headers.get("cookie")))
}

const serialised = (held: HeldOrders) => cookie.serialize({ o: held.orders.map(({ id, token }) => [id, token]), p: held.paying }, { secure: shopConfig().secure })

/** Remembers a new order; the oldest beyond eight is let go, so that the cookie stays small. */
export function holdOrder(held: HeldOrders, order: { id: string; token: string }): Promise<string> {
  return serialised({ orders: [order, ...held.orders.filter(({ id }) => id !== order.id)].slice(0, MOST_ORDERS), paying: order.id })
}

export const markPaying = (held: HeldOrders, id: string): Promise<string> => serialised({ ...held, paying: id })

export const tokenOf = (held: HeldOrders, id: string): string | undefined => held.orders.find((order) => order.id === id)?.token
