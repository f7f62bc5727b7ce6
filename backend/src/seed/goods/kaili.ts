import { demoLicence, express, parcelPost, type OfferingCooperative } from "./offer"

export const kaili: OfferingCooperative = {
  handle: "kaili-zhouxi",
  name: "凯里市舟溪酸汤产业农民专业合作社",
  shortName: "舟溪酸汤",
  county: "522601",
  villages: ["曼洞村", "情郎村"],
  households: 22,
  member: "演示社员 凯里",
  shipsWithinDays: 2,
  story: "社员种毛辣果和线椒，合作社统一收、统一发酵。坛子在地窖里，夏天也只有十几度。",
  freight: [parcelPost(800), express(1600)],
  items: {
    "red-sour-2026": { title: "红酸汤 2026 年秋酿", unit: "g", lots: [
      { number: "KL-HST-260915", village: "曼洞村", harvestDate: "2026-09-15", delivered: 1_600_000, households: 10 },
      { number: "KL-HST-261018", village: "情郎村", harvestDate: "2026-10-18", delivered: 1_200_000, households: 8 },
    ] },
    "white-sour-2026": { title: "白酸汤 2026", unit: "g", lots: [{ number: "KL-BST-261105", village: "情郎村", harvestDate: "2026-11-05", delivered: 600_000, households: 6 }] },
    "chilli-paste-2026": { title: "糟辣椒 2026", unit: "g", lots: [{ number: "KL-ZLJ-260922", village: "曼洞村", harvestDate: "2026-09-22", delivered: 480_000, households: 9 }] },
  },
  itemAgreements: {
    "red-sour-2026": { mechanism: "order_purchase", rateBps: 1100, rule: "每卖出 100 元，11 元按交毛辣果和辣椒的斤数分给农户" },
    "white-sour-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交糯米的斤数分给农户" },
    "chilli-paste-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "每卖出 100 元，10 元按交辣椒的斤数分给农户" },
  },
  products: [
    {
      handle: "kaili-red-sour-soup", title: "凯里红酸汤", subtitle: "毛辣果和线椒，坛里发酵", category: "seasoning",
      story: ["红酸汤的红是毛辣果（一种野生小番茄）给的，酸是坛子里的乳酸菌给的，不靠醋。", "煮鱼、煮牛肉、煮豆腐都行：一斤鱼放 200 克，加水烧开，再放木姜子和蒜苗。", "瓶子里偶尔有小气泡，是还在慢慢发酵，开瓶后请放冰箱。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "毛辣果、线椒、糯米、食用盐、生姜"], ["储存", "阴凉处，开瓶后冷藏"], ["保质期", "12 个月"], ["产地", "贵州省凯里市"], demoLicence],
      claims: [{ type: "gi", number: "2013 年，编号待核", label: "凯里红酸汤 地理标志保护产品" }],
      drawing: { kind: "jar", content: "#c4402a", cloth: "#1f3a6e", seal: "sun", beside: "tomato" },
      variants: [["500g", 2600, { "red-sour-2026": 500 }], ["1kg", 4600, { "red-sour-2026": 1000 }], ["2.5kg", 10800, { "red-sour-2026": 2500 }]],
    },
    {
      handle: "kaili-white-sour-soup", title: "凯里白酸汤", subtitle: "糯米水发酵，清酸不辣", category: "seasoning",
      story: ["白酸汤用糯米水养出来，颜色像淘米水，酸得干净，一点不辣。当地人夏天拿它当凉水喝。", "煮青菜、煮豆花、煮鱼都合适。和红酸汤兑着用，就是馆子里的味道。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "水、糯米、食用盐"], ["储存", "0-10℃ 冷藏"], ["保质期", "6 个月"], ["产地", "贵州省凯里市"], demoLicence],
      drawing: { kind: "jar", content: "#efe8d4", cloth: "#2f6b4f", seal: "grain", shape: "clay", beside: "rice" },
      variants: [["500g", 1800, { "white-sour-2026": 500 }], ["1kg", 3200, { "white-sour-2026": 1000 }]],
    },
    {
      handle: "kaili-chilli-paste", title: "凯里糟辣椒", subtitle: "鲜红椒、仔姜、大蒜，手剁", category: "seasoning",
      story: ["九月的鲜红椒，加仔姜和大蒜，用手剁碎再入坛。香在前，辣在后，酸在最后。", "炒饭、蒸鱼、拌面，一勺就够。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "鲜辣椒、生姜、大蒜、食用盐、白酒"], ["储存", "开瓶后冷藏"], ["保质期", "12 个月"], ["产地", "贵州省凯里市"], demoLicence],
      drawing: { kind: "jar", content: "#b3301f", cloth: "#8f2a2a", seal: "sun", shape: "pickle", beside: "chilli" },
      variants: [["300g", 1900, { "chilli-paste-2026": 300 }], ["300g × 3 瓶", 5200, { "chilli-paste-2026": 900 }]],
    },
  ],
}
