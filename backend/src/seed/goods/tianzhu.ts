import { demoLicence, parcelPost, type OfferingCooperative } from "./offer"

export const tianzhu: OfferingCooperative = {
  handle: "tianzhu-yuankou",
  name: "天柱县远口油茶专业合作社",
  shortName: "远口油茶",
  county: "522627",
  villages: ["元田村", "黄田村"],
  households: 16,
  member: "演示社员 天柱",
  shipsWithinDays: 2,
  story: "清水江两岸的老油茶林，十一月摘果，晒籽，小榨。",
  freight: [parcelPost(800)],
  items: { "camellia-oil-tz-2025": { title: "天柱山茶油 2025 榨季", unit: "ml", lots: [{ number: "TZ-CY-251226", village: "元田村", harvestDate: "2025-12-26", delivered: 540_000, households: 12 }] } },
  itemAgreements: { "camellia-oil-tz-2025": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交茶籽斤数分给农户" } },
  products: [
    {
      handle: "tianzhu-camellia-oil", title: "天柱山茶油", subtitle: "小榨，滤两遍", category: "oil",
      story: ["老林子的籽小，出油少，味道却厚。榨出来静置半个月，滤两遍装瓶。", "凉拌、炒菜、做月子饭都用它。天冷会有絮状沉淀，温水里放一会儿就清。"],
      season: { months: [], label: "全年供应，新油 1 月" },
      facts: [["配料", "油茶籽油"], ["储存", "避光，拧紧盖"], ["保质期", "18 个月"], ["产地", "贵州省天柱县"], demoLicence],
      drawing: { kind: "bottle", liquid: "#dcae42", cloth: "#2f6b4f", seal: "leaf", shape: "flask", beside: "camellia" },
      variants: [["500ml", 7600, { "camellia-oil-tz-2025": 500 }], ["500ml × 2 瓶", 14600, { "camellia-oil-tz-2025": 1000 }], ["500ml × 6 瓶", 42800, { "camellia-oil-tz-2025": 3000 }]],
    },
  ],
}
