export { openTagger, type TaggedSpan, type Tagger, type TagScores } from "./tagger.js";
