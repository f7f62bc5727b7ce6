import { type productDraft, workbenchDoors } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { cooperativeProductOf, productIdsOf, readSellersGoods } from "../../../catalogue/sellers-goods"
import { readEnvironment } from "../../../environment"
import { isStoredPicture } from "../../../pictures/stored-picture"
import { proposeProduct } from "../../../workflows/product/propose-product"
import { openDoor } from "../../open-door"
import { notFound, Refused } from "../../refusal"

/** 0.01 to 100,000 yuan. */
const DEAREST_FEN = 10_000_000n

export const GET = openDoor(workbenchDoors.products, async ({ actor, scope }) => {
  const ids = await productIdsOf(scope, actor.cooperative.id)
  const goods = ids.length > 0 ? await readSellersGoods(scope, { id: ids }) : []
  return { products: goods.map(cooperativeProductOf) }
})

/** The owner is the member's cooperative, the state is `proposed`; neither can be asked for. */
export const POST = openDoor(workbenchDoors.propose, async ({ actor: { cooperative }, body, scope }) => {
  const problems = await problemsOf(body)
  if (Object.keys(problems).length > 0) throw new Refused("invalid_data", "invalid_fields", "请检查标出的内容", problems)
  if (cooperative.state !== "approved") throw new Refused("conflict", "cooperative_not_approved", "合作社还没有通过审核，暂时不能上架商品")
  const { result } = await proposeProduct(scope).run({ input: { cooperativeId: cooperative.id, draft: body } })
  const [product] = await readSellersGoods(scope, { id: [result.id] })
  if (!product) throw notFound()
  return { product: cooperativeProductOf(product) }
})

/** What the contract's shape cannot say: real prices, distinct variants, a picture that exists. */
async function problemsOf(draft: z.output<typeof productDraft>): Promise<Record<string, string>> {
  const problems: Record<string, string> = {}
  const titles = new Set<string>()
  draft.variants.forEach((variant, position) => {
    const price = BigInt(variant.price_fen)
    if (price < 1n || price > DEAREST_FEN) problems[`variants.${position}.price_fen`] = "price_out_of_range"
    if (titles.has(variant.title)) problems[`variants.${position}.title`] = "duplicate"
    titles.add(variant.title)
  })
  if (!(await isStoredPicture(draft.picture, readEnvironment().FILES_DIR))) problems["picture"] = "unknown_picture"
  return problems
}
