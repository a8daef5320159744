// JSON texts as values: `extraFields` is JSON in a string, and the same object can be written in many ways.

/**
 * The comparison form of a JSON text: parsed, keys sorted, no white space. `null` when it is not
 * JSON. An empty text counts as `{}`.
 */
export function canonicalJson(text: string): string | null {
  if (text === '{}' || text.trim() === '') return '{}';
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return null;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
