/**
 * Which characters make a place name: a bigram model over the stems of community and town names, interpolated with
 * single characters. Costs are held in twentieths of a nat, one byte a pair.
 */
export interface StemModel {
  /** Character code to row; 0 for characters that no stem holds. */
  readonly row: Uint16Array;
  readonly size: number;
  readonly pair: Uint8Array;
}
