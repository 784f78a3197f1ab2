const two = (n: number) => String(n).padStart(2, "0");

/** hh:mm:ss of this tablet's own clock. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}
