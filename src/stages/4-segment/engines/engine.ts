/** Cuts a run of Han characters into words. Every engine gives the same words for the same dictionary. */
export type Segmenter = (run: string) => readonly string[];
