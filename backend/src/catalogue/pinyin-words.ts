import { pinyin } from "pinyin-pro"

/** Every ending of a list, joined: 蓝莓酒 → lanmeijiu, meijiu, jiu. A search engine matches beginnings of words only, so `meijiu` finds 蓝莓酒 through its ending. */
const endings = (parts: readonly string[]): string[] => parts.map((_, start) => parts.slice(start).join(""))

/** The pinyin and the initials by which a Chinese title is found: typing `lanmei` or `lm` finds 麻江蓝莓. Latin letters and digits stay as they are. */
export function pinyinWords(title: string): { pinyin: string; initials: string } {
  const runs = title.match(/\p{Script=Han}+/gu) ?? []
  const syllables = runs.map((run) => pinyin(run, { toneType: "none", type: "array", v: true }).map((syllable) => syllable.toLowerCase()))
  return {
    pinyin: syllables.flatMap(endings).join(" "),
    initials: syllables.flatMap((run) => endings(run.map((syllable) => syllable.charAt(0)))).filter((word) => word.length > 1).join(" "),
  }
}
