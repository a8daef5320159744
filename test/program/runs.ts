// What tests of runs one after another share: the list of runs, and rosters of people who are new.

import { expect, vi } from 'vitest';
import { run } from '../support/in-process.ts';

export const FLAGS = ['--yes', '--json'];
export const ONE_BY_ONE = [...FLAGS, '--batch', '1', '--concurrency', '1'];

export interface Listed {
  readonly run: string;
  readonly command: string;
  readonly state: string;
  readonly outcomes: Readonly<Record<string, number>>;
}

export async function listed(cwd: string): Promise<readonly Listed[]> {
  const { stdout } = await run(['runs', '--json'], { cwd });
  return JSON.parse(stdout) as Listed[];
}

/** Waits until more than so many mutations have been carried out. */
export async function moreThan(count: number, log: readonly unknown[]): Promise<void> {
  await vi.waitFor(() => {
    expect(log.length).toBeGreaterThan(count);
  }, 20_000);
}

export const HEADER = 'Personeelsnummer|Volledige naam|E-mail';

/** Records of people whom the organisation does not have. Names have no digits. */
export function newPeople(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const letters = Array.from(String(n), (digit) => 'abdefgiklm'.charAt(Number(digit))).join('');
    return `9${String(n)}|Zoë V${letters}|zoe.${String(n)}@zonnehof.example`;
  });
}
