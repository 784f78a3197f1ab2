const han = /\p{Script=Han}/u;

/**
 * [EN20] A name that its own people know and strangers do not: of a Chinese one the first and the last character stay, of
 * two characters the first (王*明, 王*, 欧**明); of one in letters the first name and the initial of the last (Mary W.), of a
 * single word its initial. Dots between the parts of a name stay. A number that somebody is judged under says nobody [JD15].
 */
export function maskName(name: string): string {
  if (/^\d+$/.test(name)) return name;
  const signs = [...name];
  if (han.test(name)) {
    const last = signs.length > 2 ? signs.length - 1 : signs.length;
    return signs.map((sign, at) => ((at === 0 && last > 1) || at === last || sign === "·" ? sign : "*")).join("");
  }
  const words = name.split(" ").filter((word) => word !== "");
  const initial = ([first = "*"]: readonly string[]) => `${first}.`;
  const [first = ""] = words;
  return words.length > 1 ? `${first} ${initial([...(words.at(-1) ?? "")])}` : initial([...first]);
}
