// The shape of an option table, and what yargs makes of one.

import type { InferredOptionTypes, Options } from 'yargs';

/** How the program has yargs read arguments, beyond what is usual. */
export const PARSING = { 'greedy-arrays': false } as const;

/** Options as yargs describes them; a number may have to be whole. */
export type OptionTable = Readonly<Record<string, Options & { readonly whole?: true }>>;

/** What yargs makes of an option table, and of positional arguments (which are all texts). */
export type Arguments<T extends OptionTable, P extends string = never> = InferredOptionTypes<T>
  & Readonly<Record<P, string>>;
