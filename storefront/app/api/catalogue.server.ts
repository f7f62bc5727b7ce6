import { cataloguePage, countyHall, productBenefit, productDetail, publicImpact, type CataloguePage, type ProductDetail } from "@qianhang/shared/contracts"
import { z } from "zod"
import { absolutePicture } from "./pictures.server"
import { call, type Answer } from "./transport.server"

export interface GoodsQuery {
  q?: string
  county?: string
  category?: string
  in_season?: "true"
  sort?: string
  page?: string
  page_size?: string
}

export async function findGoods(query: GoodsQuery): Promise<Answer<CataloguePage>> {
  const answer = await call(cataloguePage, { path: "/store/catalogue", query: { ...query } })
  if (!answer.ok) return answer
  return { ok: true, data: { ...answer.data, products: answer.data.products.map((card) => ({ ...card, picture: absolutePicture(card.picture) })) } }
}

export async function productByHandle(handle: string): Promise<Answer<ProductDetail>> {
  const answer = await call(z.object({ product: productDetail }), { path: `/store/catalogue/${encodeURIComponent(handle)}` })
  if (!answer.ok) return answer
  const { product } = answer.data
  return { ok: true, data: { ...product, picture: absolutePicture(product.picture), pictures: product.pictures.map(absolutePicture) } }
}

export const benefitOfProduct = (handle: string) => call(productBenefit, { path: `/store/products/${encodeURIComponent(handle)}/benefit` })

export const countyHalls = () => call(z.object({ counties: z.array(countyHall) }), { path: "/store/counties" })

export const impact = () => call(publicImpact, { path: "/store/impact" })
