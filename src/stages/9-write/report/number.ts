/** A number for people: thousands apart, no more than two decimals. */
export function grouped(value: number): string {
  const [whole = "", decimals] = String(Math.round(value * 100) / 100).split(".");
  const apart = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
  return decimals === undefined ? apart : `${apart}.${decimals}`;
}
