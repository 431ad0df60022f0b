import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

export interface CheckOptions {
  /** Report every fault instead of the first. */
  readonly allErrors: boolean;
  /** Fill in the defaults that a schema gives. */
  readonly useDefaults?: boolean;
}

export type Checks = Readonly<Record<string, ValidateFunction>>;

/** What Ajv is given besides: the schemas are our own and need no check of their own. */
export const AJV_OPTIONS = { strict: false, meta: false, validateSchema: false } as const;

/**
 * Compiles schemas by name into functions, at the first call. Files named `*.checks.ts` alone call it: the bundle puts
 * in their place the code that Ajv writes for their schemas (scripts/bundle.mjs), so that a command need not compile them.
 */
export function compileChecks(schemas: () => Readonly<Record<string, object>>, options: CheckOptions): () => Checks {
  let checks: Checks | undefined;
  return () => {
    if (checks === undefined) {
      const ajv = new Ajv2020({ ...AJV_OPTIONS, ...options });
      checks = Object.fromEntries(Object.entries(schemas()).map(([name, schema]) => [name, ajv.compile(schema)]));
    }
    return checks;
  };
}
