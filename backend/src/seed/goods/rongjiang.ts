import { demoLicence, express, parcelPost, type OfferingCooperative } from "./offer"

export const rongjiang: OfferingCooperative = {
  handle: "rongjiang-chejiang",
  name: "榕江县车江果蔬种植专业合作社",
  shortName: "车江果蔬",
  county: "522632",
  villages: ["车民村", "口寨村"],
  households: 19,
  member: "演示社员 榕江",
  shipsWithinDays: 2,
  story: "都柳江边的坝子种脐橙，上游锡利一带种贡米，两样都在十一月前后最好。",
  freight: [parcelPost(1200), express(2200)],
  items: {
    "navel-2026": { title: "榕江脐橙 2026", unit: "g", lots: [
      { number: "RJ-QC-261112", village: "车民村", harvestDate: "2026-11-12", delivered: 3_600_000, households: 10 },
      { number: "RJ-QC-261119", village: "口寨村", harvestDate: "2026-11-19", delivered: 2_800_000, households: 8 },
    ] },
    "xili-rice-2026": { title: "锡利贡米 2026", unit: "g", lots: [{ number: "RJ-GM-261016", village: "口寨村", harvestDate: "2026-10-16", delivered: 1_500_000, households: 7 }] },
  },
  itemAgreements: {
    "navel-2026": { mechanism: "consignment_share", rateBps: 1200, rule: "每卖出 100 元，12 元按交果斤数分给交这批果的农户" },
    "xili-rice-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交谷斤数分给农户" },
  },
  products: [
    {
      handle: "rongjiang-navel-orange", title: "榕江脐橙", subtitle: "现采现发，不打蜡不催熟", category: "fruit",
      story: ["十一月中旬开始采，挂树越久越甜，一直采到明年一月。果子不打蜡，皮上会有风痕，不影响吃。", "收到以后先放两三天，酸味退一点更好吃。坏果请在签收后 48 小时内拍照找我们。"],
      season: { months: [11, 12, 1], label: "11 月-次年 1 月" }, perishable: true,
      facts: [["产地", "贵州省榕江县"], ["果径", "70-80mm"], ["储存", "阴凉通风"], ["保质期", "常温约 20 天"]],
      drawing: { kind: "tray", of: "navel", leaf: "#3f7042", cut: "orange" },
      variants: [["2.5kg", 3600, { "navel-2026": 2500 }], ["5kg", 6600, { "navel-2026": 5000 }], ["10kg", 12400, { "navel-2026": 10000 }]],
    },
    {
      handle: "rongjiang-xili-rice", title: "锡利贡米", subtitle: "细长粒，2026 新米", category: "grain",
      story: ["锡利的田在半山，水从山里来，凉。米粒细长，煮粥出油。", "产量不大，卖完就等明年。"],
      season: { months: [10, 11, 12], label: "10 月新米" },
      facts: [["配料", "稻谷"], ["储存", "阴凉干燥"], ["保质期", "12 个月"], ["产地", "贵州省榕江县"], demoLicence],
      claims: [{ type: "gi", number: "编号待核", label: "锡利贡米 地理标志保护产品" }],
      drawing: { kind: "grain", grain: ["#fbf5e4", "#e6d9b8"], straw: "#c7a24a", bowl: "#7a4a34", cloth: "#2f6b4f", seal: "grain" },
      variants: [["2.5kg", 5600, { "xili-rice-2026": 2500 }], ["5kg", 10600, { "xili-rice-2026": 5000 }]],
    },
  ],
}
