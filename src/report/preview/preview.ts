// What every writer of a preview gets, and the rows that all of them show.

import type { Writable } from 'node:stream';
import type { PlanDocument } from '../../plan/document.ts';
import {
  whoOf,
  type Action,
  type Change,
  type Plan,
  type Verdict,
  type Who,
} from '../../plan/plan.ts';
import type { Issue } from '../../user/issue.ts';
import { byPlace, type RowPlace } from '../../user/place.ts';
import type { Catalogue } from '../messages/catalogue.ts';

export interface PreviewFileOptions {
  readonly catalogue: Catalogue;
  /** When the preview is made. */
  readonly madeAt: Date;
}

/**
 * Writes a preview to a stream, which it leaves open. Settles when everything has been handed over;
 * rejects with the stream's error when the stream fails.
 */
export type PreviewWriter = (
  document: PlanDocument,
  options: PreviewFileOptions,
  out: Writable,
) => Promise<void>;

export type PreviewOutcome = Action | Verdict['verdict'];

/** The outcomes of a row in the order in which previews name them. */
export const PREVIEW_OUTCOMES = [
  'create',
  'update',
  'restore',
  'archive',
  'invalid',
  'conflict',
  'skipped',
] as const satisfies readonly PreviewOutcome[];

/** A row that changes something, or does not and why; or a user whom the roster does not have. */
export interface PreviewRow {
  readonly outcome: PreviewOutcome;
  readonly place: RowPlace | null;
  readonly who: Who;
  readonly change: Change | null;
  readonly issues: readonly Issue[];
}

/** Every row of which there is something to say, in the order of the roster; then users beside it. */
export function previewRows({ changes, verdicts }: Plan): readonly PreviewRow[] {
  const rows: PreviewRow[] = [
    ...verdicts.map(({ verdict, row, who, issues }) => {
      return { outcome: verdict, place: row, who, change: null, issues };
    }),
    ...Array.from(changes, (change) => {
      return { outcome: change.action, place: change.row, who: whoOf(change), change, issues: [] };
    }),
  ];
  return rows.sort(inRosterOrder);
}

function inRosterOrder({ place: a }: PreviewRow, { place: b }: PreviewRow): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byPlace(a, b);
}

/** The word for an outcome. */
export function outcomeWord(outcome: PreviewOutcome, { actions, outcomes }: Catalogue): string {
  switch (outcome) {
    case 'create':
    case 'update':
    case 'restore':
    case 'archive':
      return actions[outcome];
    case 'skipped':
    case 'invalid':
    case 'conflict':
      return outcomes[outcome];
  }
}

/** What applying would mean for people, in sentences: who loses access, takes a seat, gets mail. */
export function consequences(
  { counts: { actions }, invitations, likelyRenames }: Plan,
  { preview }: Catalogue,
): readonly string[] {
  return [
    ...(actions.archive > 0 ? [preview.archiving] : []),
    ...(actions.restore > 0 ? [preview.restoring] : []),
    ...(likelyRenames.length > 0 ? [preview.renames(likelyRenames.length)] : []),
    ...(invitations > 0 ? [preview.inviting(invitations)] : []),
  ];
}
