// The files that this program writes itself. As a roster, a report or a preview would bring back what
// users had before, and undo what has been done since.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fold } from '../../user/fold.ts';
import { fail, type OwnFile } from '../../user/issue.ts';

/** How each begins that is a text. */
const BEGINNINGS: readonly (readonly [RegExp, OwnFile])[] = [
  [/^\{\s*"plan":\s*\{\s*"format":/, 'plan'],
  [/^\{\s*"(?:sent":\s*\[|outcome":\s*\{\s*"change":)/, 'journal'],
  [/^\{\s*"format":\s*"pluvo-bulk run"/, 'journal'],
  [/^\{\s*"command":\s*"/, 'result'],
  [/^\{\s*"tool":\s*"[^"]{0,40}",\s*"endpoint":/, 'preview'],
  [/^\[\s*\{\s*"row":[^,]{0,20},\s*"sheet":/, 'report'],
  [/^\[\s*\{\s*"id":[^{}]{0,1000}"isActive":/, 'users'],
  [/^\{\s*"(?:\$schema|source)":\s*"[^"]{0,255}",\s*"(?:source|columns)":/, 'mapping'],
  [/^<!doctype html>[^]{0,2000}<meta name="generator" content="pluvo-bulk preview">/, 'preview'],
  [/^<!doctype html>[^]{0,2000}<meta name="generator" content="pluvo-bulk report">/, 'report'],
];

/** What a text is that begins so, where this program has written it; `null` otherwise. */
export function ownText(text: string): OwnFile | null {
  return BEGINNINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The headings that no roster has together, in each language they are written in. */
const TABLES: readonly (readonly [readonly string[], OwnFile])[] = [
  [['Action', 'Outcome', 'Changes'], 'report'],
  [['Actie', 'Uitkomst', 'Wijzigingen'], 'report'],
  [['Action', 'Outcome', 'Attempts'], 'report'],
  [['Actie', 'Uitkomst', 'Pogingen'], 'report'],
  [['Row', 'Field', 'Before', 'After'], 'preview'],
  [['Rij', 'Veld', 'Nu', 'Wordt'], 'preview'],
  [['Row', 'Because', 'Cell'], 'preview'],
  [['Rij', 'Omdat', 'Cel'], 'preview'],
  [['Row', 'Reference', 'Invitation'], 'preview'],
  [['Rij', 'Personeelsnummer', 'Uitnodiging'], 'preview'],
  [['Row', 'Outcome', 'Value', 'Reason', 'What to do'], 'preview'],
  [['Rij', 'Uitkomst', 'Waarde', 'Reden', 'Wat te doen'], 'preview'],
];

/** What a table with these headings is, where this program has written it; `null` otherwise. */
export function ownTable(headings: readonly string[]): OwnFile | null {
  const found = new Set(headings.map(fold));
  const isThere = (heading: string): boolean => found.has(fold(heading));
  return TABLES.find(([known]) => known.every(isThere))?.[1] ?? null;
}

/** Fails with OWN_FILE, which says what it is and what was meant. */
export async function refuseOwn(own: OwnFile, file: string): Promise<never> {
  const beside = await readdir(path.dirname(file)).catch((): readonly string[] => []);
  const rejected = beside.find((name) => /^rejected\.(?:xlsx|csv)$/.test(name)) ?? null;
  return fail('OWN_FILE', { own, rejected }, { file: path.basename(file) });
}
