import type { TObject, TSchema } from "@sinclair/typebox";

/**
 * The same demands in the words that are checked fastest: listed values as one list, types as one list, and, since each
 * property is required, no more properties than these instead of a look at the name of each.
 */
export function plainSchema({ properties, required = [] }: TObject): object {
  const names = Object.keys(properties);
  if (!names.every((name) => required.includes(name))) throw new Error("a table has a column that a record may lack");
  const plain = names.map((name) => [name, plainColumn(properties[name] as TSchema)]);
  return { type: "object", properties: Object.fromEntries(plain), required, maxProperties: names.length };
}

function plainColumn(schema: TSchema): object {
  const options: readonly TSchema[] | undefined = schema.anyOf;
  if (options === undefined) return schema;
  if (options.every((option) => "const" in option)) return { enum: options.map((option) => option.const as unknown) };
  return { type: options.map((option) => option.type as string) };
}
