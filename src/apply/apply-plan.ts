// Applies a plan: its door, and what a run may not take from its surroundings by itself.

import type { Plan } from '../plan/plan.ts';
import type { Failure } from '../user/gateway.ts';
import type { ApplyOptions } from './options.ts';
import { Run } from './run.ts';

/**
 * Applies every change of the plan once. Resolves with what stopped the run half way, or `null` when
 * all changes were tried; each change has exactly one outcome either way. Rejects with what
 * `beforeSend` rejected with, after what was in flight has been finished.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<Failure | null> {
  return new Run(plan, options).finished();
}
