import type { FaultRates } from '../src/sandbox/fault-rates.ts';
import type { Stats } from '../src/sandbox/stats.ts';
import type { User } from '../src/user/user.ts';

export interface KilledRun {
  readonly users: readonly User[];
  readonly stats: Stats;
  readonly report: readonly { readonly row: number | null; readonly outcome: string }[];
  readonly last: { readonly exitCode: number | null; readonly stderr: string; readonly ms: number };
}
export interface KillOptions {
  readonly rows: number;
  readonly kills: readonly number[];
  readonly faults?: FaultRates;
  readonly seed?: number;
  readonly latencyMs?: number;
}
export function chance(seed: number): () => number;
export function comparable(users: readonly User[]): string;
export function killedRun(options: KillOptions): Promise<KilledRun>;
export function problemsOf(run: KilledRun, expected: string, rows: number): readonly string[];
