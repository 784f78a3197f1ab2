import { pinyin } from "pinyin-pro";

/** One sign of a name, or a run of signs that are no Chinese characters, with how it is read aloud. */
export interface Syllable {
  text: string;
  /** pinyin with its tone; null where there is none to say */
  reading: string | null;
}

// The dictionary of surnames knows simplified signs only. Traditional and simplified sign of those that are read otherwise
// than the word: 單单 區区 蓋盖 遲迟 萬万 樂乐 員员 種种 紀纪 繆缪 賁贲 長长 孫孙 諶谌 於于 寧宁 鮮鲜
const surnameSigns = new Map(
  [
    ["\u55ae\u5355", "\u5340\u533a", "\u84cb\u76d6", "\u9072\u8fdf", "\u842c\u4e07", "\u6a02\u4e50", "\u54e1\u5458"],
    ["\u7a2e\u79cd", "\u7d00\u7eaa", "\u7e46\u7f2a", "\u8cc1\u8d32", "\u9577\u957f", "\u5b6b\u5b59", "\u8af6\u8c0c"],
    ["\u65bc\u4e8e", "\u5be7\u5b81", "\u9bae\u9c9c"],
  ]
    .flat()
    .map(([traditional = "", simplified = ""]) => [traditional, simplified]),
);

/** no surname has more */
const surnameLength = 2;

/** How a name is read aloud, sign by sign; what as a surname is read otherwise than as a word is read so (单 shàn, 仇 qiú). */
export function pinyinOf(name: string): Syllable[] {
  const signs = Array.from(name, (sign, at) => (at < surnameLength ? (surnameSigns.get(sign) ?? sign) : sign));
  const said = pinyin(signs.join(""), { type: "all", surname: "head", toneSandhi: false, nonZh: "consecutive" });
  const own = Array.from(name);
  let from = 0;
  return said.map(({ origin, pinyin: reading, isZh }) => {
    const length = Array.from(origin).length;
    const text = own.slice(from, from + length).join("");
    from += length;
    return { text, reading: isZh && reading !== origin ? reading : null };
  });
}
