import { demoLicence, parcelPost, type OfferingCooperative } from "./offer"

export const sansui: OfferingCooperative = {
  handle: "sansui-bagong",
  name: "三穗县八弓麻鸭养殖专业合作社",
  shortName: "八弓麻鸭",
  county: "522624",
  villages: ["贵洞村", "木界村"],
  households: 20,
  member: "演示社员 三穗",
  shipsWithinDays: 2,
  story: "鸭子养在邛水河边的稻田里，成年麻鸭三斤多。卤鸭用老卤，蛋天天捡。",
  freight: [parcelPost(1000)],
  items: {
    "braised-duck-2026": { title: "三穗卤鸭 2026 年 11 月", unit: "piece", lots: [{ number: "SS-LY-261116", village: "贵洞村", harvestDate: "2026-11-16", delivered: 420, households: 9 }] },
    "duck-egg-2026": { title: "绿壳鸭蛋 2026 年 11 月", unit: "piece", lots: [{ number: "SS-YD-261120", village: "木界村", harvestDate: "2026-11-20", delivered: 6_000, households: 8 }] },
  },
  itemAgreements: {
    "braised-duck-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交鸭只数分给养殖农户" },
    "duck-egg-2026": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交蛋枚数分给养殖农户" },
  },
  products: [
    {
      handle: "sansui-braised-duck", title: "三穗卤鸭", subtitle: "整只，真空装，撕开就吃", category: "meat",
      story: ["三穗麻鸭个头不大，一只净重一斤八两左右。用老卤煮四十分钟，再焖两个小时。", "冷吃有嚼头，蒸十分钟更软。卤汁在袋里，别倒掉，可以拌面。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "三穗鸭、食用盐、酱油、冰糖、香辛料"], ["净含量", "约 900g / 只"], ["储存", "0-4℃ 冷藏"], ["保质期", "冷藏 90 天"], ["产地", "贵州省三穗县"], demoLicence],
      drawing: { kind: "pouch", paper: "#c9b48a", cloth: "#8f2a2a", seal: "duck", of: "braised-duck" },
      variants: [["一只", 7800, { "braised-duck-2026": 1 }], ["两只", 14800, { "braised-duck-2026": 2 }]],
    },
    {
      handle: "sansui-green-shell-eggs", title: "三穗绿壳鸭蛋", subtitle: "每枚约 65 克，防震盒装", category: "preserve",
      story: ["壳是淡青色的，天生的，不是染的。一枚约 65 克，蛋黄偏红，适合做咸蛋，也适合煎。", "七天内的蛋。快递路上磕破的，拍照就补。"],
      season: { months: [], label: "全年供应" }, perishable: true,
      facts: [["配料", "鲜鸭蛋"], ["净含量", "约 65g / 枚"], ["储存", "冷藏"], ["保质期", "冷藏 30 天"], ["产地", "贵州省三穗县"]],
      drawing: { kind: "tray", of: "egg" },
      variants: [["20 枚", 4600, { "duck-egg-2026": 20 }], ["30 枚", 6600, { "duck-egg-2026": 30 }]],
    },
  ],
}
