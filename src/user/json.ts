// JSON texts as values: `extraFields` is JSON in a string, and the same object can be written in many
// ways. Numbers keep the digits that a double would lose (`12345678901234567890`, `1.50`, `1e400`).

import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/**
 * The value of a JSON text; `undefined` when it is not JSON. A number that JavaScript would write
 * otherwise is a `LosslessNumber`, which `jsonText` writes as it was.
 */
export function parseJson(text: string): unknown {
  try {
    // Where there is no digit there is no number, and the native parser is the faster one.
    return /\d/.test(text) ? parse(text, undefined, KEEPING) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const KEEPING = {
  parseNumber: (text: string): number | LosslessNumber =>
    String(Number(text)) === text ? Number(text) : new LosslessNumber(text),
  // As JSON.parse has it: the last one counts.
  onDuplicateKey: ({ newValue }: { readonly newValue: unknown }): unknown => newValue,
};

/** A value of `parseJson` as JSON, without white space. */
export function jsonText(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** A JSON text with its keys sorted and without white space; `null` when it is not JSON. */
export function sortedJson(text: string): string | null {
  return rewritten(text, (number) => number);
}

/**
 * The comparison form of a JSON text: as `sortedJson`, and numbers that are equal are written alike
 * (`1.0` is `1`). An empty text counts as `{}`.
 */
export function canonicalJson(text: string): string | null {
  return rewritten(text, (number) =>
    isSafeNumber(number.value, { approx: false }) ? Number(number.value) : number,
  );
}

function rewritten(
  text: string,
  ofNumber: (number: LosslessNumber) => number | LosslessNumber,
): string | null {
  if (text === '{}' || text.trim() === '') return '{}';
  const value = parseJson(text);
  return value === undefined ? null : jsonText(sorted(value));

  function sorted(inner: unknown): unknown {
    if (inner instanceof LosslessNumber) return ofNumber(inner);
    if (Array.isArray(inner)) return inner.map(sorted);
    if (typeof inner !== 'object' || inner === null) return inner;
    const entries = Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
  }
}
