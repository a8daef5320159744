// What a language has to say while something goes on.

import type { Failure } from '../../user/gateway.ts';

export interface ProgressWords {
  /** What goes on. */
  readonly tasks: { readonly reading: string; readonly applying: string };
  /** How far it is; `figures` are the speed, the time that is left and the like. */
  readonly line: (task: string, done: string, total: string, figures: string) => string;
  /** `time` is as `units` write it. */
  readonly left: (time: string) => string;
  readonly units: { readonly hours: string; readonly minutes: string; readonly seconds: string };
  /** `number` is the requests a second, at present. */
  readonly requests: (number: string) => string;
  readonly retries: (retries: number) => string;
  /** A part of a line. */
  readonly waiting: (seconds: string, why: string) => string;
  /** A line of its own. */
  readonly waits: (seconds: string, why: string) => string;
  /** Why something waits. Nothing in it is of a person. */
  readonly why: (failure: Failure) => string;
}
