import type { Category } from "@qianhang/shared/contracts"

/** How buyers call the product families; searching 茶叶 or 银饰 finds the family. */
export const categoryNames: Record<Category, string> = {
  fruit: "水果", tea: "茶叶", seasoning: "调味", grain: "米粮", oil: "食用油", meat: "肉禽", preserve: "腌制", drink: "饮品", honey: "蜂蜜",
  herb: "药食", mushroom: "菌菇", silver: "银饰", embroidery: "刺绣", batik: "蜡染", paper: "手工纸", craft: "手工艺", set: "礼盒",
}
