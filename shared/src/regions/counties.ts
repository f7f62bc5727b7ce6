/** The 16 county-level units of Qiandongnan, GB/T 2260 (National Bureau of Statistics, 2023), with their places on the tile map (DESIGN). */
export const counties = [
  { code: "522601", name: "凯里市", pinyin: "Kaili", column: 1, row: 1 },
  { code: "522622", name: "黄平县", pinyin: "Huangping", column: 1, row: 0 },
  { code: "522623", name: "施秉县", pinyin: "Shibing", column: 2, row: 0 },
  { code: "522624", name: "三穗县", pinyin: "Sansui", column: 4, row: 1 },
  { code: "522625", name: "镇远县", pinyin: "Zhenyuan", column: 3, row: 0 },
  { code: "522626", name: "岑巩县", pinyin: "Cengong", column: 4, row: 0 },
  { code: "522627", name: "天柱县", pinyin: "Tianzhu", column: 5, row: 1 },
  { code: "522628", name: "锦屏县", pinyin: "Jinping", column: 4, row: 2 },
  { code: "522629", name: "剑河县", pinyin: "Jianhe", column: 3, row: 1 },
  { code: "522630", name: "台江县", pinyin: "Taijiang", column: 2, row: 1 },
  { code: "522631", name: "黎平县", pinyin: "Liping", column: 4, row: 3 },
  { code: "522632", name: "榕江县", pinyin: "Rongjiang", column: 2, row: 3 },
  { code: "522633", name: "从江县", pinyin: "Congjiang", column: 3, row: 4 },
  { code: "522634", name: "雷山县", pinyin: "Leishan", column: 2, row: 2 },
  { code: "522635", name: "麻江县", pinyin: "Majiang", column: 0, row: 2 },
  { code: "522636", name: "丹寨县", pinyin: "Danzhai", column: 1, row: 2 },
] as const
export type County = (typeof counties)[number]
export type CountyCode = County["code"]

/** The 13 districts, counties and cities of Hangzhou. */
export const hangzhouDistricts = [
  { code: "330102", name: "上城区", pinyin: "Shangcheng" },
  { code: "330105", name: "拱墅区", pinyin: "Gongshu" },
  { code: "330106", name: "西湖区", pinyin: "Xihu" },
  { code: "330108", name: "滨江区", pinyin: "Binjiang" },
  { code: "330109", name: "萧山区", pinyin: "Xiaoshan" },
  { code: "330110", name: "余杭区", pinyin: "Yuhang" },
  { code: "330111", name: "富阳区", pinyin: "Fuyang" },
  { code: "330112", name: "临安区", pinyin: "Lin'an" },
  { code: "330113", name: "临平区", pinyin: "Linping" },
  { code: "330114", name: "钱塘区", pinyin: "Qiantang" },
  { code: "330122", name: "桐庐县", pinyin: "Tonglu" },
  { code: "330127", name: "淳安县", pinyin: "Chun'an" },
  { code: "330182", name: "建德市", pinyin: "Jiande" },
] as const
export type HangzhouDistrict = (typeof hangzhouDistricts)[number]

/** The county of a code, or undefined for a code outside Qiandongnan. */
export const countyOf = (code: string): County | undefined => counties.find((c) => c.code === code)
