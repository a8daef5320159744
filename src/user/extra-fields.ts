// Extra fields one by one: `extraFields` is a JSON object in a text, and a spreadsheet has a column for
// each of its members.

export type ExtraFields = Readonly<Record<string, unknown>>;

/** The members of an `extraFields` text; `null` when it is no JSON object. An empty text counts as one. */
export function parseExtraFields(text: string): ExtraFields | null {
  if (text === '{}' || text.trim() === '') return NONE;
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? { ...json } : null;
  } catch {
    return null;
  }
}

const NONE: ExtraFields = {};

/** A member's value; `undefined` where there is none. */
export function extraValue(members: ExtraFields | null, name: string): unknown {
  return members !== null && Object.hasOwn(members, name) ? members[name] : undefined;
}

/** A member as its cell shows it; `''` where there is none. `parseExtraCell` reads it back. */
export function extraText(members: ExtraFields | null, name: string): string {
  const value = extraValue(members, name);
  if (value === undefined) return '';
  // A text that would be read as something else (`5`, `true`, `<clear>`, an empty one) is quoted.
  return typeof value === 'string' && PLAIN.test(value) && !isJson(value)
    ? value
    : JSON.stringify(value);
}

// Lines may end in any way in a file, controls get lost, and `#N/A` or `<clear>` is no text there.
const PLAIN = /^(?![#<\s])(?:[^\p{Cc}\p{Cs}\uFFFE\uFFFF]|\n)+(?<!\s)$/u;

/** The value that a cell of an extra field stands for: JSON where it is JSON, else the text itself. */
export function parseExtraCell(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
