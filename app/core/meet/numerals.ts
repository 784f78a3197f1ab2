const digits = "〇一二三四五六七八九";
const spelled = /[〇零○一二两兩三四五六七八九十]+(?=\s*[年月日号號点點时時分])/g;

/** 二十三 → 23, 十 → 10, 二〇二六 → 2026; digit by digit where there is no 十. */
function numberOf(word: string): string {
  const plain = word.replace(/[零○]/g, "〇").replace(/[两兩]/g, "二");
  const [tens, units] = plain.includes("十") ? plain.split("十") : [null, plain];
  const digit = (text: string) => [...text].map((char) => digits.indexOf(char)).join("");
  if (tens === null || tens === undefined) return digit(units ?? "");
  return String(Number(digit(tens) || 1) * 10 + Number(digit(units ?? "") || 0));
}

/** [MT1] The numbers of dates and hours that are written as characters (二〇二六年三月七日下午两点), as digits. */
export function withDigits(text: string): string {
  return text.replace(spelled, numberOf);
}
