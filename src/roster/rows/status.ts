// Whether somebody works here, from words and dates. Dates go before words.

import { fold } from '../../user/fold.ts';
import type { Issue } from '../../user/issue.ts';
import type { Contract } from '../../user/roster.ts';
import { flagWord, list } from '../../user/words.ts';
import type { Acceptable } from './accept.ts';
import { type DateOrder, readDate } from './dates.ts';
import type { Row } from './row.ts';

export interface StatusOptions {
  /** Today, as an ISO date: decides whether a leave date is past. */
  readonly today: string;
  readonly dateOrder: DateOrder | null;
  readonly accept: ReadonlySet<Acceptable>;
}

export interface StatusReading {
  /** The day on which the person starts is still to come, or the status says so. */
  readonly joins: boolean;
  readonly contract: Contract | null;
  /** Why the row is held, if it is. */
  readonly held: Issue | null;
}

/** Reads the dates, and the status where they decide it. */
export function readStatus(row: Row, { today, dateOrder, accept }: StatusOptions): StatusReading {
  if (!row.has('startDate') && !row.has('endDate')) {
    return { joins: row.joins, contract: null, held: null };
  }
  const start = readOne(row, 'startDate', dateOrder);
  const end = readOne(row, 'endDate', dateOrder);
  const reading = {
    joins: row.joins || (start !== null && start > today),
    contract: { start, end },
    held: null,
  };
  if (!row.has('endDate') || row.failed('endDate')) return reading;
  const left = end !== null && end < today;
  if (end !== null && !left) row.note('PLANNED_LEAVER', { end }, 'endDate');
  const said = row.wanted.isActive;
  if (typeof said !== 'boolean') {
    if (!row.failed('isActive')) row.want('isActive', !left);
    return reading;
  }
  // Only a date that is there contradicts a word.
  if (end === null || said !== left) return reading;
  row.want('isActive', !left);
  if (accept.has('status-date')) return reading;
  const held = row.reason('STATUS_CONTRADICTS', { accept: 'status-date' }, 'endDate');
  return { ...reading, held };
}

/** The date in a cell, or `null`. A leave date that cannot be read makes the row invalid. */
function readOne(row: Row, part: 'startDate' | 'endDate', order: DateOrder | null): string | null {
  const text = row.part(part);
  if (text === '') return null;
  const reading = readDate(text, order);
  switch (reading.kind) {
    case 'date':
      if (reading.serial) row.note('DATE_SERIAL', {}, part);
      return reading.iso;
    case 'none':
      return null;
    case 'invalid':
    case 'ambiguous':
      if (part === 'startDate') row.note('START_DATE_INVALID', {}, part);
      else if (reading.kind === 'invalid') row.problem('DATE_INVALID', { what: 'end' }, part, text);
      else {
        const heading = row.columns.heading(part);
        row.problem('DATE_ORDER_UNKNOWN', { heading }, part, text);
      }
      return null;
  }
}

/**
 * `away` is employed but absent (leave, sick); `joins` has not started yet; `leaves` has given
 * notice. All but `joins` and `left` are active today.
 */
export type Status = 'active' | 'away' | 'joins' | 'leaves' | 'left';

const WORDS = {
  joins: list(`hired; onboarding; nog niet in dienst; toekomstig; in dienst per; pre-hire;
    eintritt geplant; futur`),
  away: list(`verlof; langdurig verlof; onbetaald verlof; zwangerschapsverlof; ouderschapsverlof;
    ziek; langdurig ziek; non-actief; op non-actief; sabbatical; leave; on leave; garden leave;
    auszeit; elternzeit; mutterschutz; ruhend; krank; congé; congé parental;
    absence longue durée`),
  leaves: list('uit dienst per; opgezegd; in opzegging; notice period; in kündigung; préavis'),
};

const STATUSES: ReadonlyMap<string, Status> = new Map(
  (['joins', 'away', 'leaves'] as const).flatMap((status) =>
    WORDS[status].map((word) => [fold(word), status] as const),
  ),
);

/** What a status cell says; `null` for a word that is not known. */
export function statusWord(text: string): Status | null {
  const flag = flagWord(text);
  if (flag !== null) return flag ? 'active' : 'left';
  return STATUSES.get(fold(text)) ?? null;
}
