// The journal of a run, as lines: what is about to be sent, and each outcome. Whoever resumes a run
// knows from it what has ended, and what must be read back.

import type { Plan } from '../plan/plan.ts';
import { isFinal, type Outcome, OUTCOMES, OutcomeTable } from './outcome.ts';

/** The line for changes that are about to be sent in one request. */
export function sentLine(changes: readonly number[]): string {
  return `${JSON.stringify({ sent: changes })}\n`;
}

/** The line for an outcome. */
export function outcomeLine(outcome: Outcome): string {
  return `${JSON.stringify({ outcome })}\n`;
}

/**
 * What a journal says. A line that was cut off (the process was killed while writing it) is passed
 * over: what it announced was not sent yet, and an outcome that is missing is looked up.
 */
export class Journal {
  readonly outcomes: OutcomeTable;
  readonly #sent: Uint16Array;

  constructor(plan: Pick<Plan, 'changes'>) {
    this.outcomes = new OutcomeTable(plan);
    this.#sent = new Uint16Array(plan.changes.length);
  }

  /** Takes the next line, without its line feed. */
  add(line: string): void {
    const json = parsed(line);
    if (Array.isArray(json?.sent)) {
      for (const change of json.sent) {
        if (isNumber(change)) this.#sent[change] = (this.#sent[change] ?? 0) + 1;
      }
    } else if (isOutcome(json?.outcome) && isFinal(json.outcome)) this.outcomes.set(json.outcome);
  }

  /** How the change ended, or `null`. */
  outcomeOf(change: number): Outcome | null {
    return this.outcomes.get(change);
  }

  /** The requests that a change was in, as far as they were announced. */
  attemptsOf(change: number): number {
    return this.#sent[change] ?? 0;
  }
}

function parsed(line: string): { readonly sent?: unknown; readonly outcome?: unknown } | null {
  try {
    const json: unknown = JSON.parse(line);
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** Lines are what this program wrote, or half of it: what is whole is as it was written. */
function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null) return false;
  if (!('change' in value && 'attempts' in value && 'outcome' in value)) return false;
  if (!isNumber(value.change) || !isNumber(value.attempts)) return false;
  const name = OUTCOMES.find((known) => known === value.outcome);
  switch (name) {
    case undefined:
      return false;
    case 'stale':
      return true;
    case 'failed':
    case 'notSent':
      return 'failure' in value;
    case 'created':
    case 'updated':
    case 'restored':
    case 'archived':
      return 'id' in value && typeof value.id === 'string';
  }
}
