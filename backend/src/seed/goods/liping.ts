import { demoLicence, parcelPost, type OfferingCooperative } from "./offer"

export const liping: OfferingCooperative = {
  handle: "liping-yandong",
  name: "黎平县岩洞香禾糯种植专业合作社",
  shortName: "岩洞香禾糯",
  county: "522631",
  villages: ["竹坪村", "铜关村", "述洞村"],
  households: 28,
  member: "演示社员 黎平",
  shipsWithinDays: 2,
  story: "梯田里种老品种糯稻，用摘刀一穗一穗收，挂在禾晾上晒干。山上还有油茶和茯苓。",
  freight: [parcelPost(1000)],
  items: {
    "fragrant-rice-2026": { title: "黎平香禾糯 2026", unit: "g", lots: [
      { number: "LP-XHN-261020", village: "竹坪村", harvestDate: "2026-10-20", delivered: 2_400_000, households: 13 },
      { number: "LP-XHN-261102", village: "铜关村", harvestDate: "2026-11-02", delivered: 1_800_000, households: 9 },
    ] },
    "camellia-oil-lp-2025": { title: "黎平山茶油 2025 榨季", unit: "ml", lots: [{ number: "LP-CY-251218", village: "述洞村", harvestDate: "2025-12-18", delivered: 420_000, households: 8 }] },
    "poria-2026": { title: "黎平茯苓 2026", unit: "g", lots: [{ number: "LP-FL-261008", village: "述洞村", harvestDate: "2026-10-08", delivered: 180_000, households: 5 }] },
  },
  itemAgreements: {
    "fragrant-rice-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交禾斤数分给农户" },
    "camellia-oil-lp-2025": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交茶籽斤数分给农户" },
    "poria-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交货斤数分给农户" },
  },
  products: [
    {
      handle: "liping-fragrant-glutinous-rice", title: "黎平香禾糯", subtitle: "老品种糯稻，摘穗晾晒", category: "grain",
      story: ["香禾糯是侗家人留了几百年的老品种，秆高穗长，不能用收割机，只能拿摘刀一穗一穗剪，挂在禾晾上吹干。", "煮饭以前泡四个小时，蒸出来粒粒分明，满屋子香。和普通大米三七掺着煮，也好吃。", "2026 年的新米，竹坪村的先发。"],
      season: { months: [10, 11, 12], label: "10-11 月新米" },
      facts: [["配料", "糯稻"], ["储存", "阴凉干燥"], ["保质期", "12 个月"], ["产地", "贵州省黎平县"], demoLicence],
      claims: [{ type: "gi", number: "编号待核", label: "黎平香禾糯 地理标志保护产品" }],
      drawing: { kind: "grain", grain: ["#fdf9ee", "#efe6d0"], straw: "#b98b34", bowl: "#3d5a86", cloth: "#8f2a2a", seal: "grain" },
      variants: [["1kg", 2800, { "fragrant-rice-2026": 1000 }], ["2.5kg", 6600, { "fragrant-rice-2026": 2500 }], ["5kg", 12800, { "fragrant-rice-2026": 5000 }]],
    },
    {
      handle: "liping-camellia-oil", title: "黎平山茶油", subtitle: "去年冬天的茶籽，物理压榨", category: "oil",
      story: ["霜降以后收籽，晒到开口，冬至前后榨。油色金黄，烟点高，炒菜不呛。", "新一季的油要等到明年一月，现在卖的是 2025 年榨的。"],
      season: { months: [], label: "全年供应，新油 1 月" },
      facts: [["配料", "油茶籽油"], ["储存", "避光，拧紧盖"], ["保质期", "18 个月"], ["产地", "贵州省黎平县"], demoLicence],
      drawing: { kind: "bottle", liquid: "#cf9a2c", cloth: "#1f3a6e", seal: "leaf", shape: "jug", beside: "camellia" },
      variants: [["500ml", 7800, { "camellia-oil-lp-2025": 500 }], ["1L", 14800, { "camellia-oil-lp-2025": 1000 }], ["2.5L", 35800, { "camellia-oil-lp-2025": 2500 }]],
    },
    {
      handle: "liping-poria", title: "黎平茯苓丁", subtitle: "农产品，煲汤煮粥用", category: "herb",
      story: ["松林里挖出来，去皮，切丁，晒干。颜色白，闻着有一点松木味。", "作为初级农产品出售。煲汤、煮粥时放十来克，先泡半小时。"],
      season: { months: [9, 10, 11], label: "秋季采挖" },
      facts: [["配料", "茯苓"], ["储存", "密封防潮"], ["保质期", "24 个月"], ["产地", "贵州省黎平县"]],
      claims: [{ type: "gi", number: "2014 年，编号待核", label: "黎平茯苓 地理标志保护产品" }],
      drawing: { kind: "tray", of: "poria" },
      variants: [["250g", 3600, { "poria-2026": 250 }], ["500g", 6800, { "poria-2026": 500 }]],
    },
  ],
}
