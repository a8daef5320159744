// What a report is about, as a person reads it.

import type { Catalogue } from './messages/catalogue.ts';
import type { Report } from './results/results.ts';

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
