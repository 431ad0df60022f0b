import type { Layers, Mention } from "../model/layers.js";

/** A layer as lines for a reader; empty for layers that repeat what others show. */
export function showLayer(name: string, layers: Partial<Layers>): string[] {
  const all = layers as Layers;
  switch (name) {
    case "source":
      return [`${all.source.path} ${all.source.mediaType} ${all.source.encoding}`, all.source.content.text];
    case "repaired":
      return [
        ...all.repaired.paragraphs.map(
          (one) => `[${one.role}${one.moved ? ", moved" : ""}] ${all.repaired.text.slice(one.start, one.end)}`,
        ),
        ...all.repaired.repairs
          .filter((one) => one.kind === "confusion")
          .map((one) => `mended ${one.from} -> ${one.to}`),
      ];
    case "articles":
      return all.articles.articles.map(
        (one) => `${one.ordinal + 1}. ${one.title || "(no title)"} [${one.kind}] ${one.byline}`,
      );
    case "sentences":
      return all.sentences.sentences.map(
        (one) => `${one.article + 1}.${one.ordinal + 1} [${one.role}] ${all.repaired.text.slice(one.start, one.end)}`,
      );
    case "mentions":
      return all.mentions.mentions.map(showMention);
    case "metrics":
      return all.metrics.metrics.map(
        (one) =>
          `${one.text} = ${one.bound} ${one.value} ${one.unit} ${one.measure} ${one.direction ?? ""} | ${one.indicator} (${one.indicatorId}) [${one.rule}]`,
      );
    case "links":
      return all.links.entities.map(
        (one) => `${one.type} ${one.name} ${one.code} <${one.aliases.join("|")}> [${one.source}]`,
      );
    default:
      return [];
  }
}

function showMention(mention: Mention): string {
  const indent = mention.outer >= 0 ? "  " : "";
  return `${indent}${mention.text} ${mention.type} ${mention.confidence.toFixed(2)} [${mention.rule}${mention.entry === "" ? "" : ` ${mention.entry}`}]`;
}
