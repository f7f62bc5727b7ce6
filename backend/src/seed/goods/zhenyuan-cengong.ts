import { demoLicence, parcelPost, type OfferingCooperative } from "./offer"

export const zhenyuan: OfferingCooperative = {
  handle: "zhenyuan-wuyang",
  name: "镇远县舞阳道菜专业合作社",
  shortName: "舞阳道菜",
  county: "522625",
  villages: ["涌溪村", "盘龙村"],
  households: 15,
  member: "演示社员 镇远",
  shipsWithinDays: 2,
  story: "城边几个村种青菜，腌成道菜，坛子一放好几年。",
  freight: [parcelPost(800)],
  items: {
    "dao-pickle-2022": { title: "陈年道菜 2022 坛", unit: "g", lots: [{ number: "ZY-DC-220310", village: "涌溪村", harvestDate: "2022-03-10", delivered: 360_000, households: 8 }] },
    "tribute-tea-2026": { title: "天印贡茶 2026 春", unit: "g", lots: [{ number: "ZY-GC-260408", village: "盘龙村", harvestDate: "2026-04-08", delivered: 90_000, households: 6 }] },
  },
  itemAgreements: {
    "dao-pickle-2022": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交菜斤数分给农户" },
    "tribute-tea-2026": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交鲜叶斤数分给农户" },
  },
  products: [
    {
      handle: "zhenyuan-dao-pickle", title: "镇远陈年道菜", subtitle: "四年坛，切丝就吃", category: "preserve",
      story: ["青菜晒软、揉盐、入坛倒扣，四年以后开坛，颜色黑亮，味道咸里带甜。", "炒肉末、蒸扣肉、下面条都好。咸，先尝再放盐。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "青菜、食用盐、香辛料"], ["储存", "开袋后冷藏"], ["保质期", "18 个月"], ["产地", "贵州省镇远县"], demoLicence],
      drawing: { kind: "jar", content: "#4a3a2a", cloth: "#1f3a6e", seal: "leaf", shape: "clay", beside: "mustard" },
      variants: [["200g", 1600, { "dao-pickle-2022": 200 }], ["200g × 5 袋", 7200, { "dao-pickle-2022": 1000 }]],
    },
    {
      handle: "zhenyuan-tribute-tea", title: "镇远天印贡茶", subtitle: "春茶，炒青", category: "tea",
      story: ["茶园在天印山上，四月上旬采。炒青，条索紧，汤色清亮。", "量少，一年不到两百斤。"],
      season: { months: [3, 4, 5], label: "3-5 月采制，全年可买" },
      facts: [["配料", "茶叶"], ["储存", "密封、避光、防潮"], ["保质期", "18 个月"], ["产地", "贵州省镇远县"], demoLicence],
      drawing: { kind: "tea", of: "leaf", caddy: "#7a4a34", liquor: "#c2b052", seal: "leaf", fresh: "#5f8a4e" },
      variants: [["100g", 6800, { "tribute-tea-2026": 100 }], ["200g", 12800, { "tribute-tea-2026": 200 }]],
    },
  ],
}

export const cengong: OfferingCooperative = {
  handle: "cengong-sizhou",
  name: "岑巩县思州茶石专业合作社",
  shortName: "思州茶石",
  county: "522626",
  villages: ["客楼村", "星石潭村"],
  households: 13,
  member: "演示社员 岑巩",
  shipsWithinDays: 3,
  story: "客楼的山上种茶，星石潭出砚石，雕砚的只剩三户。",
  freight: [parcelPost(800), { name: "加固快递", amountFen: 1800, promise: "木盒加固，发货后约 4 天到杭州" }],
  items: {
    "sizhou-tea-2026": { title: "思州绿茶 2026 春", unit: "g", lots: [{ number: "CG-LC-260415", village: "客楼村", harvestDate: "2026-04-15", delivered: 210_000, households: 9 }] },
    "inkstone": { title: "思州石砚", unit: "piece", lots: [{ number: "CG-SY-260901", village: "星石潭村", harvestDate: "2026-09-01", delivered: 16, households: 3 }] },
  },
  itemAgreements: {
    "sizhou-tea-2026": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交鲜叶斤数分给农户" },
    "inkstone": { mechanism: "maker", rateBps: 1500, rule: "每卖出 100 元，15 元按件数归雕砚的农户" },
  },
  products: [
    {
      handle: "cengong-sizhou-green-tea", title: "思州绿茶", subtitle: "春茶，纸罐装", category: "tea",
      story: ["思州是岑巩的老名字。茶园不高，茶芽早，四月中旬的茶最耐泡。", "汤色偏黄绿，有一点栗子香。"],
      season: { months: [3, 4, 5], label: "3-5 月采制，全年可买" },
      facts: [["配料", "茶叶"], ["储存", "密封、避光、防潮"], ["保质期", "18 个月"], ["产地", "贵州省岑巩县"], demoLicence],
      drawing: { kind: "tea", of: "leaf", caddy: "#2f6b4f", liquor: "#b8bd5a", seal: "leaf", fresh: "#6f9a55" },
      variants: [["100g", 4600, { "sizhou-tea-2026": 100 }], ["250g", 10800, { "sizhou-tea-2026": 250 }]],
    },
    {
      handle: "cengong-inkstone", title: "思州石砚", subtitle: "金星石，随形雕云纹", category: "craft",
      story: ["石头从星石潭里捞，青黑色，里面有细小的金点。依着石头的形状开池，雕一朵云。", "新砚先用清水养一夜再磨墨。"],
      facts: [["材质", "思州金星石"], ["尺寸", "约 18 × 12 × 3cm，随形"], ["工艺", "手工雕刻"], ["产地", "贵州省岑巩县"]],
      drawing: { kind: "craft", piece: "inkstone" },
      variants: [["一方", 46000, { "inkstone": 1 }]],
    },
  ],
}
