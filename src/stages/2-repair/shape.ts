/** Longest headline that stands on a line of its own, in characters without white space. */
const LONGEST_HEADING = 48;

/** Whether a line could be a headline or a section head by its shape: short, and no sentence inside. */
export function isHeadingShaped(text: string): boolean {
  if (text.length > LONGEST_HEADING || text.length < 2) return false;
  if (/[。；;]/.test(text) || /[，,、…]$/.test(text)) return false;
  if (
    /^(?:[0-9]{4}年|[0-9]{1,2}月)[^，,]{0,8}[，,]/.test(text) ||
    /(?:占比|比例|金额|总额|均)?[达至近超约]$/.test(text)
  )
    return false;
  if (text.length > 24 && (text.match(/、/g)?.length ?? 0) >= 2) return false;
  const marks = text.match(/[，,]/g)?.length ?? 0;
  return marks <= (text.length > 30 ? 2 : 3);
}

const OPENING = "“‘（(《「『【〈";
const CLOSING = "”’）)》」』】〉";

/** How many quotations and brackets of a text stay open at its end; of straight quotes an odd number leaves one open. */
export function openMarks(text: string): number {
  let open = 0;
  let straight = 0;
  for (const character of text) {
    if (character === '"') straight ^= 1;
    else if (OPENING.includes(character)) open++;
    else if (CLOSING.includes(character) && open > 0) open--;
  }
  return open + straight;
}

/** Characters that end no paragraph: the sentence goes on behind them. */
const GOES_ON = /[，,、：:；;（(《“‘—的和与及或为以在对将把被等向从由让使给并且而但因于着是有各该其]$/;
/** Characters that begin no paragraph. */
const WENT_ON = /^[，,。．、；;：:！!？?）)》”’」』】%的了着们吗呢吧]/;

/** …是怎么扛过来的: what this 的 ends is whole. */
const CLOSED_BY_DE = /(?:是|怎么|如何)[^，,。：:]{1,14}的$/;

export function goesOn(text: string): boolean {
  return GOES_ON.test(text) && !CLOSED_BY_DE.test(text);
}

/** Characters with which no headline ends: what they join or describe stands on its next line. */
const LEAVES_OPEN = /[的和与及暨、]$/;

export function leavesOpen(text: string): boolean {
  return LEAVES_OPEN.test(text);
}

export function wentOn(text: string): boolean {
  return WENT_ON.test(text);
}
