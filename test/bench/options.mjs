// Ordinary options for the stages, for benches: what they do not say is as the commands have it.

/** Roster options: nothing mapped by hand, nothing accepted. */
export function rosterOptions(given = {}) {
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

/** A policy without limits. */
export function policy(given = {}) {
  return {
    match: 'auto',
    blank: 'keep',
    restore: false,
    invite: false,
    writable: new Set(['ref', 'name', 'email', 'isActive', 'language', 'afasEmployeeId']),
    archiveMissing: false,
    scope: [],
    protect: [],
    maxArchive: { kind: 'share', share: 1 },
    allowMassChange: new Set(),
    allowShrink: true,
    lastRows: null,
    expectedUsers: null,
    only: null,
    limit: null,
    ...given,
  };
}
