import { Converter } from "opencc-js/cn2t";

const toTraditional = Converter({ from: "cn", to: "t" });

/** Right in traditional Chinese as well, where OpenCC would write another sign. */
const alsoTraditional = new Set("布才只表台核");

/** Words with a sign that elsewhere would be wrong. */
const rightWords = /萬里|干擾|貪吃|准許/g;

/** Signs of `text` that traditional Chinese writes otherwise, each with the sign it wants; words decide (裡 or 里, 只 or 隻). */
export function simplifiedSigns(text: string): string[] {
  const judged = text.replace(rightWords, "");
  const wanted = [...toTraditional(judged)];
  const found = [...judged].flatMap((sign, at) =>
    sign === wanted[at] || alsoTraditional.has(sign) ? [] : `${sign}→${wanted[at]}`,
  );
  return [...new Set(found)];
}
