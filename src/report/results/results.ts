// What every writer of a results report gets.

import type { Writable } from 'node:stream';
import type { Catalogue } from '../messages/catalogue.ts';
import type { ReportOutcome, ReportRow } from './row.ts';

export interface Report {
  /** The name of the roster's file. */
  readonly roster: string;
  readonly endpoint: string;
  /** When the run ended. */
  readonly finished: Date;
  /** The number of rows by outcome; together, all of `rows`. */
  readonly counts: Readonly<Record<ReportOutcome, number>>;
  /** Taken one by one: there can be a million. */
  readonly rows: Iterable<ReportRow> | AsyncIterable<ReportRow>;
}

export interface WriteOptions {
  readonly catalogue: Catalogue;
  /** The date that a workbook says it was made on. */
  readonly madeAt: Date;
  /** CSV without the guard against formulas. */
  readonly raw?: boolean;
}

/**
 * Writes a report to a stream, which it leaves open. Settles when everything has been handed over;
 * rejects with the stream's error when the stream fails.
 */
export type ReportWriter = (report: Report, options: WriteOptions, out: Writable) => Promise<void>;

/** Label and value: which roster, which organisation, and when the run ended. */
export function factLines(
  { roster, endpoint, finished }: Pick<Report, 'roster' | 'endpoint' | 'finished'>,
  { page: { facts }, moment }: Pick<Catalogue, 'page' | 'moment'>,
): readonly (readonly [label: string, value: string])[] {
  return [
    [facts.roster, roster],
    [facts.endpoint, endpoint],
    [facts.finished, moment(finished)],
  ];
}
