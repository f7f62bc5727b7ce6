import type { CountyCode } from "@qianhang/shared/regions"

/**
 * What each county is known for, in one honest line. Only what public sources say of its goods:
 * no claim of a granted mark where there is only an application, no efficacy, no superlative.
 */
export const countyCopy: Record<CountyCode, { known_for: string; blurb: string }> = {
  "522601": { known_for: "红酸汤 · 苗绣", blurb: "酸汤鱼从这里传开。红酸汤用番茄和辣椒在坛里发酵，凯棠一带的绣娘仍在手绣。" },
  "522622": { known_for: "泥哨 · 大闸蟹", blurb: "黄平的泥哨捏成鸟兽，吹得响；秋天有大闸蟹上市。" },
  "522623": { known_for: "太子参 · 黄粑", blurb: "牛大场是太子参的老产区，七八月采收；节前家家蒸黄粑，也晒猕猴桃干。" },
  "522624": { known_for: "三穗鸭 · 绿壳鸭蛋", blurb: "三穗鸭成年约一千七百克，多做成卤鸭和板鸭；绿壳鸭蛋一枚约六十五克。" },
  "522625": { known_for: "陈年道菜 · 天印贡茶", blurb: "陈年道菜是古城的老腌菜；山上产天印贡茶。" },
  "522626": { known_for: "思州绿茶 · 思州石砚", blurb: "岑巩古称思州，有茶、有柚，也有刻砚的手艺。" },
  "522627": { known_for: "土鸡 · 山茶油", blurb: "天柱人家养土鸡；十一月采下油茶籽，榨成山茶油。" },
  "522628": { known_for: "侗绣 · 腌鱼 · 桂花蜜", blurb: "平秋的侗家妇女绣盘轴滚边，一条背带要绣一年；稻田里的鱼腌进坛子，山上有野桂花蜜。" },
  "522629": { known_for: "锡绣 · 黑木耳", blurb: "剑河的锡绣把锡丝绣上布面；林间产黑木耳和羊肚菌。" },
  "522630": { known_for: "苗绣 · 金秋梨", blurb: "台江的苗寨里有人打银，有人绣花；八月到十月，金秋梨成熟。" },
  "522631": { known_for: "香禾糯 · 茯苓", blurb: "香禾糯十月收割，侗家人手掐禾穗；山里还出茯苓和山茶油。" },
  "522632": { known_for: "小香鸡 · 锡利贡米", blurb: "小香鸡养足一百二十天以上；锡利贡米十月收割，脐橙冬天上市。" },
  "522633": { known_for: "香猪 · 椪柑", blurb: "从江香猪是列入保护的地方猪种，长得慢；椪柑十一月起采摘。" },
  "522634": { known_for: "银球茶 · 苗族银饰", blurb: "雷公山春天采的嫩叶揉成银球茶；控拜、麻料、乌高三个寨子世代打银。" },
  "522635": { known_for: "蓝莓", blurb: "鲜果五月到八月，六月下旬最多；过了季，有蓝莓汁、果酒和果干。" },
  "522636": { known_for: "蜡染 · 石桥古法纸", blurb: "丹寨的妇女用蜡刀画布，石桥村的人用构树皮抄纸；坡上种茶和稻米。" },
}
