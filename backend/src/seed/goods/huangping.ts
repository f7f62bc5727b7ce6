import { parcelPost, type OfferingCooperative } from "./offer"

export const huangping: OfferingCooperative = {
  handle: "huangping-jiuzhou",
  name: "黄平县旧州泥哨手工专业合作社",
  shortName: "旧州泥哨",
  county: "522622",
  villages: ["寨勇村", "石牛口村"],
  households: 9,
  member: "演示社员 黄平",
  shipsWithinDays: 3,
  story: "泥是田里的黄泥，捏好阴干，用柴火烧黑，再上彩。每一只都能吹响。",
  freight: [parcelPost(800)],
  items: {
    "clay-bird": { title: "黄平泥哨 鸟", unit: "piece", lots: [{ number: "HP-NS-261008", village: "寨勇村", harvestDate: "2026-10-08", delivered: 320, households: 6 }] },
    "clay-zodiac": { title: "黄平泥哨 动物", unit: "piece", lots: [{ number: "HP-NS-261020", village: "石牛口村", harvestDate: "2026-10-20", delivered: 600, households: 5 }] },
  },
  itemAgreements: {
    "clay-bird": { mechanism: "maker", rateBps: 1500, rule: "每卖出 100 元，15 元按只数归捏制的农户" },
    "clay-zodiac": { mechanism: "maker", rateBps: 1500, rule: "每卖出 100 元，15 元按只数归捏制的农户" },
  },
  products: [
    {
      handle: "huangping-clay-whistle", title: "黄平泥哨 黑鸟", subtitle: "能吹响，手捏彩绘", category: "craft",
      story: ["黑底上点红、黄、绿、白，是黄平泥哨的老样子。尾巴是哨口，肚子上有两个孔，按住能变音。", "陶的，别摔。颜料不是食品级，孩子玩完请洗手。"],
      facts: [["材质", "黄泥，柴烧，彩绘"], ["尺寸", "约 9 × 7cm"], ["工艺", "手捏"], ["产地", "贵州省黄平县"]],
      drawing: { kind: "craft", piece: "whistle" },
      variants: [["一只", 3800, { "clay-bird": 1 }], ["一对", 7000, { "clay-bird": 2 }]],
    },
    {
      handle: "huangping-clay-whistle-set", title: "黄平泥哨 牛与鸟", subtitle: "一组不重样", category: "craft",
      story: ["牛、鸡、鸟、虎、鱼，随手捏，没有模子，所以没有两只一样。", "三只装随机搭配，十二只装凑齐十二生肖。"],
      facts: [["材质", "黄泥，柴烧，彩绘"], ["尺寸", "每只约 6 × 5cm"], ["工艺", "手捏"], ["产地", "贵州省黄平县"]],
      drawing: { kind: "craft", piece: "whistle-set" },
      variants: [["三只", 8800, { "clay-zodiac": 3 }], ["十二生肖", 32800, { "clay-zodiac": 12 }]],
    },
  ],
}
