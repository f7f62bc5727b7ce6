import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { productDraft } from "@qianhang/shared/contracts"
import { cooperativeProductOf, productIdsOf, readSellersGoods } from "../../../catalogue/sellers-goods"
import { readEnvironment } from "../../../environment"
import { isStoredPicture } from "../../../pictures/stored-picture"
import { proposeProduct } from "../../../workflows/product/propose-product"
import { readContract, Refused } from "../../refusal"
import { memberOf } from "../member"

/** 0.01 to 100,000 yuan. */
const DEAREST_FEN = 10_000_000n

export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const ids = await productIdsOf(request.scope, memberOf(request).cooperative.id)
  const goods = ids.length > 0 ? await readSellersGoods(request.scope, { id: ids }) : []
  response.json({ products: goods.map(cooperativeProductOf) })
}

/** What the contract's shape cannot say: real prices, distinct variants, a picture that exists. */
async function problemsOf(draft: ReturnType<typeof readDraft>): Promise<Record<string, string>> {
  const problems: Record<string, string> = {}
  const titles = new Set<string>()
  draft.variants.forEach((variant, position) => {
    const price = BigInt(variant.price_fen)
    if (price < 1n || price > DEAREST_FEN) problems[`variants.${position}.price_fen`] = "price_out_of_range"
    if (titles.has(variant.title)) problems[`variants.${position}.title`] = "duplicate"
    titles.add(variant.title)
  })
  if (!(await isStoredPicture(draft.picture, readEnvironment().FILES_DIR))) problems.picture = "unknown_picture"
  return problems
}

const readDraft = (body: unknown) => readContract(productDraft, body)

/** Proposes goods for the shop. The owner is the member's cooperative, the state is `proposed`; neither can be asked for. */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { cooperative } = memberOf(request)
  const draft = readDraft(request.body)
  const problems = await problemsOf(draft)
  if (Object.keys(problems).length > 0) throw new Refused("invalid_data", "invalid_fields", "请检查标出的内容", problems)
  if (cooperative.state !== "approved") throw new Refused("conflict", "cooperative_not_approved", "合作社还没有通过审核，暂时不能上架商品")
  const { result } = await proposeProduct(request.scope).run({ input: { cooperativeId: cooperative.id, draft } })
  const [product] = await readSellersGoods(request.scope, { id: [result.id] })
  response.status(201).json({ product: product && cooperativeProductOf(product) })
}
