// The shape of an option table and of a verb's flags, and what yargs makes of them.

import type { InferredOptionTypes, Options } from 'yargs';

/** How the program has yargs read arguments, beyond what is usual. */
export const PARSING = { 'greedy-arrays': false } as const;

/** Options as yargs describes them; a number may have to be whole, a text be a path. */
export type OptionTable = Readonly<
  Record<string, Options & { readonly whole?: true; readonly path?: true }>
>;

/** What yargs makes of an option table, and of positional arguments (which are all texts). */
export type Arguments<T extends OptionTable, P extends string = never> = InferredOptionTypes<T>
  & Readonly<Record<P, string>>;

/** What `--help` says of a verb, and the options it takes. */
export interface Flags<T extends OptionTable = OptionTable, P extends string = string> {
  /** The verb and its positional arguments, as yargs writes them (`import <file>`). */
  readonly usage: string;
  readonly describe: string;
  /** What each positional argument is. */
  readonly positionals: Readonly<Record<P, string>>;
  readonly options: T;
  readonly examples: readonly (readonly [line: string, what: string])[];
}
