// Roster options of a test: what it does not say is the ordinary run.

import { parseMapping } from '../../src/roster/columns/mapping.ts';
import type { RosterOptions } from '../../src/roster/roster.ts';

export function rosterOptions(given: Partial<RosterOptions> = {}): RosterOptions {
  return {
    map: [],
    preset: [],
    ignore: [],
    presetIgnore: [],
    expectedHeadings: [],
    sheets: [],
    vocabulary: { languages: null, roles: null },
    defaults: new Map(),
    words: new Map(),
    today: '2026-12-01',
    dateOrder: null,
    nameUse: {},
    accept: new Set(),
    ...given,
  };
}

/** Mappings as `--map` gives them. */
export function mappings(...given: readonly string[]): RosterOptions['map'] {
  return given.map((text) => {
    const mapping = parseMapping(text);
    if ('code' in mapping) throw new Error(`${text}: ${mapping.code}`);
    return mapping;
  });
}
