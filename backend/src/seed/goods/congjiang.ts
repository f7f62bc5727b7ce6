import { coldChain, demoLicence, parcelPost, type OfferingCooperative } from "./offer"

export const congjiang: OfferingCooperative = {
  handle: "congjiang-bingmei",
  name: "从江县丙妹生态种养专业合作社",
  shortName: "丙妹种养",
  county: "522633",
  villages: ["大歹村", "岜扒村"],
  households: 18,
  member: "演示社员 从江",
  shipsWithinDays: 2,
  story: "山上种椪柑，山下养香猪。腊肉在十一月开始做，用柏枝慢慢熏。",
  freight: [parcelPost(1200), coldChain(2000)],
  items: {
    "ponkan-2026": { title: "从江椪柑 2026", unit: "g", lots: [{ number: "CJ-PG-261115", village: "岜扒村", harvestDate: "2026-11-15", delivered: 4_200_000, households: 11 }] },
    "passion-2026": { title: "从江百香果 2026", unit: "g", lots: [{ number: "CJ-BXG-261118", village: "大歹村", harvestDate: "2026-11-18", delivered: 600_000, households: 6 }] },
    "cured-pork-2026": { title: "从江香猪腊肉 2026", unit: "g", lots: [{ number: "CJ-LR-261101", village: "大歹村", harvestDate: "2026-11-01", delivered: 260_000, households: 7 }] },
  },
  itemAgreements: {
    "ponkan-2026": { mechanism: "consignment_share", rateBps: 1200, rule: "每卖出 100 元，12 元按交果斤数分给交这批果的农户" },
    "passion-2026": { mechanism: "consignment_share", rateBps: 1200, rule: "每卖出 100 元，12 元按交果斤数分给交这批果的农户" },
    "cured-pork-2026": { mechanism: "order_purchase", rateBps: 900, rule: "每卖出 100 元，9 元按交猪重量分给养殖农户" },
  },
  products: [
    {
      handle: "congjiang-ponkan", title: "从江椪柑", subtitle: "皮松好剥，汁多微酸", category: "fruit",
      story: ["十一月采到十二月。皮松，一剥就开，橘络少，老人小孩都好吃。", "带两片叶子发货，叶子干了就说明该吃了。"],
      season: { months: [11, 12], label: "11-12 月" }, perishable: true,
      facts: [["产地", "贵州省从江县"], ["储存", "阴凉通风"], ["保质期", "常温约 15 天"]],
      drawing: { kind: "tray", of: "ponkan", leaf: "#3f7042" },
      variants: [["2.5kg", 2900, { "ponkan-2026": 2500 }], ["5kg", 5400, { "ponkan-2026": 5000 }]],
    },
    {
      handle: "congjiang-passion-fruit", title: "从江百香果", subtitle: "紫皮，熟透再摘", category: "fruit",
      story: ["从七月结到十二月，最后一茬最香。等果皮自己发紫再摘，不催熟。", "皮皱了更甜。切开以后加蜂蜜冲水，或者直接挖着吃。"],
      season: { months: [7, 8, 9, 10, 11, 12], label: "7-12 月" }, perishable: true,
      facts: [["产地", "贵州省从江县"], ["储存", "阴凉通风，或冷藏"], ["保质期", "冷藏约 15 天"]],
      drawing: { kind: "tray", of: "passion", leaf: "#5f8a4e", cut: "passion" },
      variants: [["1kg", 2600, { "passion-2026": 1000 }], ["2.5kg", 5900, { "passion-2026": 2500 }]],
    },
    {
      handle: "congjiang-cured-pork", title: "从江香猪腊肉", subtitle: "柏枝熏，肥瘦相间", category: "meat",
      story: ["香猪个头小，皮薄。抹盐和花椒腌七天，挂在火塘上用柏枝慢熏半个月。", "吃之前用温水洗净，煮二十分钟再切，透亮的肥肉不腻。"],
      season: { months: [11, 12, 1, 2], label: "冬季现熏" },
      facts: [["配料", "猪肉、食用盐、花椒、白酒"], ["储存", "冷藏或冷冻"], ["保质期", "冷藏 6 个月"], ["产地", "贵州省从江县"], demoLicence],
      drawing: { kind: "board", of: "pork" },
      variants: [["500g", 6800, { "cured-pork-2026": 500 }], ["1kg", 13200, { "cured-pork-2026": 1000 }]],
    },
  ],
}
