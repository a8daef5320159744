// How each change ended.

import type { Action, Plan } from '../plan/plan.ts';
import type { Failure } from '../user/gateway.ts';

export const OUTCOMES = [
  'created',
  'updated',
  'restored',
  'archived',
  'stale',
  'failed',
  'notSent',
] as const;

export type OutcomeName = (typeof OUTCOMES)[number];

/** The outcome of one change. `attempts` counts the requests it was in. */
export type Outcome = {
  /** The number of the change in its plan. */
  readonly change: number;
  readonly attempts: number;
} & (
  | {
      readonly outcome: 'created' | 'updated' | 'restored' | 'archived';
      /** The user's id, as the server gave it. */
      readonly id: string;
    }
  | { readonly outcome: 'stale' }
  /** `open`: the run stopped while this was under way; whoever resumes it takes it up again. */
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly open?: true }
  /** `failure` is what stopped the run before this change's turn, or why it had none. */
  | { readonly outcome: 'notSent'; readonly failure: Failure; readonly open?: true }
);

export const DONE = {
  create: 'created',
  update: 'updated',
  restore: 'restored',
  archive: 'archived',
} as const satisfies Record<Action, OutcomeName>;

/** The change was made. */
export function isDone(outcome: Outcome): outcome is Extract<Outcome, { readonly id: string }> {
  return 'id' in outcome;
}

/** Nothing will be tried any more, also when the run is resumed. */
export function isFinal(outcome: Outcome): boolean {
  return !('open' in outcome);
}

/** Outcomes by the number of their change. */
export class OutcomeTable {
  readonly #changes: Plan['changes'];
  /** 0 for none, else one more than the place in `OUTCOMES`. */
  readonly #names: Uint8Array;
  readonly #attempts: Uint16Array;
  readonly #open: Uint8Array;
  /** Of users whose id the plan does not know. */
  readonly #ids = new Map<number, string>();
  readonly #failures = new Map<number, Failure>();
  #size = 0;

  constructor({ changes }: Pick<Plan, 'changes'>) {
    this.#changes = changes;
    this.#names = new Uint8Array(changes.length);
    this.#attempts = new Uint16Array(changes.length);
    this.#open = new Uint8Array(changes.length);
  }

  /** How many changes have an outcome. */
  get size(): number {
    return this.#size;
  }

  set(outcome: Outcome): void {
    const { change, attempts } = outcome;
    if (change >= this.#changes.length) return;
    if (this.#names[change] === 0) this.#size += 1;
    this.#names[change] = OUTCOMES.indexOf(outcome.outcome) + 1;
    this.#attempts[change] = Math.min(attempts, 65_535);
    this.#open[change] = isFinal(outcome) ? 0 : 1;
    if ('failure' in outcome) this.#failures.set(change, outcome.failure);
    else this.#failures.delete(change);
    if ('id' in outcome && this.#idInPlan(change) !== outcome.id) this.#ids.set(change, outcome.id);
  }

  get(change: number): Outcome | null {
    const outcome = OUTCOMES[(this.#names[change] ?? 0) - 1];
    if (outcome === undefined) return null;
    const about = { change, attempts: this.#attempts[change] ?? 0 };
    switch (outcome) {
      case 'stale':
        return { ...about, outcome };
      case 'failed':
      case 'notSent': {
        const failure = this.#failures.get(change) ?? { kind: 'unknown' };
        return { ...about, outcome, failure, ...(this.#open[change] === 1 ? { open: true } : {}) };
      }
      case 'created':
      case 'updated':
      case 'restored':
      case 'archived':
        return { ...about, outcome, id: this.#ids.get(change) ?? this.#idInPlan(change) };
    }
  }

  /** The number of changes by outcome. */
  counts(): Record<OutcomeName, number> {
    const counts: Record<OutcomeName, number> = {
      created: 0,
      updated: 0,
      restored: 0,
      archived: 0,
      stale: 0,
      failed: 0,
      notSent: 0,
    };
    for (const name of this.#names) {
      const outcome = OUTCOMES[name - 1];
      if (outcome !== undefined) counts[outcome] += 1;
    }
    return counts;
  }

  #idInPlan(number: number): string {
    const change = this.#changes.at(number);
    return change === undefined || change.action === 'create' ? '' : change.before.id;
  }
}
