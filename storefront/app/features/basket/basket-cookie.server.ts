import { createCookie } from "react-router"
import { shopConfig } from "../../api/config.server"
import { itemsFrom, storedForm, type BasketItem } from "./basket"

/** The basket is the buyer's own: variant ids and quantities, nothing that needs a signature. Prices are asked anew each time. */
const cookie = createCookie("qh_basket", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 30 * 86_400 })

export async function readBasket(request: Request): Promise<BasketItem[]> {
  return itemsFrom(await cookie.parse(request.headers.get("cookie")))
}

/** The `Set-Cookie` value of a basket; an empty one removes the cookie. */
export function basketCookie(items: BasketItem[]): Promise<string> {
  const { secure } = shopConfig()
  return items.length === 0 ? cookie.serialize("", { maxAge: 0, secure }) : cookie.serialize(storedForm(items), { secure })
}
