// The types of disturbed-run.mjs, for the tests.

import type { FaultRates } from '../src/sandbox/fault-rates.ts';
import type { Stats } from '../src/sandbox/stats.ts';
import type { User } from '../src/user/user.ts';

export interface CommandRun {
  readonly users: readonly User[];
  readonly stats: Stats;
  readonly report: readonly { readonly row: number | null; readonly outcome: string }[];
  readonly last: { readonly exitCode: number | null; readonly stderr: string; readonly ms: number };
}
export interface DisturbedRun extends CommandRun {
  readonly before: readonly User[];
  readonly refused: ReadonlySet<number>;
  readonly undone: CommandRun | null;
}
export interface DisturbedOptions {
  readonly rows: number;
  readonly kills?: readonly number[];
  readonly faults?: FaultRates;
  readonly seed?: number;
  readonly latencyMs?: number;
  readonly refusing?: boolean;
  readonly undo?: boolean;
}
export function chance(seed: number): () => number;
export function comparable(users: readonly User[]): string;
export function disturbedRun(options: DisturbedOptions): Promise<DisturbedRun>;
export function problemsOf(run: DisturbedRun, expected: string, rows: number): readonly string[];
export function undoProblemsOf(run: DisturbedRun): readonly string[];
