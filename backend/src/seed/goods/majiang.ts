import { coldChain, demoLicence, type OfferingCooperative } from "./offer"

export const majiang: OfferingCooperative = {
  handle: "majiang-wukaping",
  name: "麻江县乌卡坪蓝莓种植专业合作社",
  shortName: "乌卡坪蓝莓",
  county: "522635",
  villages: ["乌卡坪村", "水城村", "龙里村"],
  households: 31,
  member: "演示社员 麻江",
  shipsWithinDays: 2,
  story: "乌卡坪一带的坡地种蓝莓，鲜果从五月卖到八月，余下的当天入冷库或送去榨汁、烘干。",
  freight: [{ name: "冷链快递", amountFen: 1200, promise: "发货后约 3 天到杭州，鲜果冻果加冰" }, coldChain(1800)],
  items: {
    "blueberry-fresh-2026": { title: "麻江蓝莓鲜果 2026 季", unit: "g", stock: 0 },
    "blueberry-frozen-2026": { title: "麻江冷冻蓝莓 2026", unit: "g", lots: [
      { number: "MJ-DLM-260628", village: "乌卡坪村", harvestDate: "2026-06-28", delivered: 1_260_000, households: 7 },
      { number: "MJ-DLM-260712", village: "水城村", harvestDate: "2026-07-12", delivered: 1_480_000, households: 12 },
    ] },
    "blueberry-juice-2026": { title: "蓝莓原汁 2026", unit: "ml", lots: [{ number: "MJ-YZ-260805", village: "龙里村", harvestDate: "2026-08-05", delivered: 960_000, households: 11 }] },
    "blueberry-dried-2026": { title: "蓝莓干 2026", unit: "g", lots: [{ number: "MJ-LMG-260815", village: "乌卡坪村", harvestDate: "2026-08-15", delivered: 320_000, households: 9 }] },
  },
  itemAgreements: {
    "blueberry-frozen-2026": { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元按交果斤数分给交这批果的农户" },
    "blueberry-juice-2026": { mechanism: "order_purchase", rateBps: 1000, rule: "订单收购的榨汁果，每卖出 100 元，10 元按交果斤数分给交果农户" },
    "blueberry-dried-2026": { mechanism: "order_purchase", rateBps: 1200, rule: "每卖出 100 元，12 元按交果斤数分给交这批果的农户" },
  },
  products: [
    {
      handle: "majiang-blueberry-fresh", title: "麻江蓝莓 鲜果", subtitle: "当季现采，冷链到家；2026 年已采完", category: "fruit",
      story: ["麻江种蓝莓的坡地多在海拔八九百米，早晚凉，果子长得慢。五月下旬开始采，六月二十日前后最多，八月收尾。", "采果在清早，带着果粉装盒，预冷以后走冷链。果粉是果子自己长的，不用洗掉，吃之前冲一下就好。", "今年的鲜果已经采完。等到 2027 年 5 月再上架；现在想吃，可以看冷冻蓝莓、原汁和蓝莓干。"],
      season: { months: [5, 6, 7, 8], label: "5-8 月，六月下旬最盛" }, perishable: true,
      facts: [["产地", "贵州省麻江县"], ["净含量", "以规格为准"], ["储存", "0-4℃ 冷藏，尽快食用"], ["保质期", "冷藏 7 天"]],
      claims: [{ type: "gi", number: "2016 年 4 月通过审查，编号待核", label: "麻江蓝莓 地理标志产品保护审查通过" }],
      drawing: { kind: "tray", of: "berry", leaf: "#4f7a52" },
      variants: [["500g", 3900, { "blueberry-fresh-2026": 500 }], ["1kg", 7200, { "blueberry-fresh-2026": 1000 }], ["2kg", 13600, { "blueberry-fresh-2026": 2000 }]],
      agreement: { mechanism: "consignment_share", rateBps: 1000, rule: "每卖出 100 元，10 元平均分给当季交鲜果的农户", village: "乌卡坪村", households: 14 },
    },
    {
      handle: "majiang-blueberry-frozen", title: "麻江冷冻蓝莓", subtitle: "六七月的果子，当天速冻，不加糖", category: "fruit",
      story: ["采下来当天挑果、速冻，一颗一颗是散的，倒多少用多少。没有加糖，也没有加水。", "解冻以后会软，颜色会染手，这是正常的。拌酸奶、打奶昔、烤蛋糕都不用先解冻。", "这一批先发乌卡坪村 6 月 28 日交的果，发完再发水城村的。"],
      season: { months: [6, 7, 8], label: "6-7 月采收速冻，全年可买" }, perishable: true,
      facts: [["配料", "蓝莓"], ["产地", "贵州省麻江县"], ["储存", "-18℃ 冷冻"], ["保质期", "冷冻 18 个月"], ["到货", "请选冷链，化冻后不要再冻"]],
      drawing: { kind: "tray", of: "frozen-berry", vessel: "glass" },
      variants: [["500g", 3400, { "blueberry-frozen-2026": 500 }], ["1kg", 6400, { "blueberry-frozen-2026": 1000 }], ["2.5kg", 15000, { "blueberry-frozen-2026": 2500 }]],
    },
    {
      handle: "majiang-blueberry-juice", title: "麻江蓝莓原汁", subtitle: "只有蓝莓，玻璃瓶装", category: "drink",
      story: ["用八月初的熟果榨，不加水、不加糖、不加香精。味道偏酸，底下会有一点沉淀，喝前摇一摇。", "第一次喝可以兑一半凉水或气泡水。开瓶以后放冰箱，三天内喝完。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "蓝莓"], ["净含量", "300ml / 瓶"], ["储存", "阴凉避光，开瓶后冷藏"], ["保质期", "12 个月"], ["产地", "贵州省麻江县"], demoLicence],
      drawing: { kind: "bottle", liquid: "#3f2350", cloth: "#1f3a6e", seal: "drop", shape: "tall", beside: "berries", glass: true },
      variants: [["300ml × 2 瓶", 4800, { "blueberry-juice-2026": 600 }], ["300ml × 6 瓶", 13200, { "blueberry-juice-2026": 1800 }], ["300ml × 12 瓶", 24800, { "blueberry-juice-2026": 3600 }]],
    },
    {
      handle: "majiang-blueberry-dried", title: "麻江蓝莓干", subtitle: "整颗烘干，少糖", category: "preserve",
      story: ["八月中旬的小果不好卖鲜，却最适合做果干：皮紧、味浓。低温烘十几个小时，整颗不碎。", "为了压住酸味加了少量白砂糖，写在配料里。吃不完请封好口，受潮会粘。"],
      season: { months: [], label: "全年供应" },
      facts: [["配料", "蓝莓、白砂糖"], ["储存", "阴凉干燥"], ["保质期", "10 个月"], ["产地", "贵州省麻江县"], demoLicence],
      drawing: { kind: "pouch", paper: "#d9c39a", cloth: "#1f3a6e", seal: "drop", of: "dried-berry" },
      variants: [["100g", 2200, { "blueberry-dried-2026": 100 }], ["250g", 4900, { "blueberry-dried-2026": 250 }], ["500g", 9200, { "blueberry-dried-2026": 500 }]],
    },
  ],
}
