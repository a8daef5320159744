// What goes wrong while a run ends: gathered, so that each step towards the end is still taken.

import { IssueError, type Issue } from '../user/issue.ts';

export class Troubles {
  readonly issues: Issue[] = [];
  #bug: { readonly error: unknown } | null = null;

  get any(): boolean {
    return this.issues.length > 0 || this.#bug !== null;
  }

  /** Takes note of an error. What comes after the first has the same cause, most likely: told once. */
  add(error: unknown): void {
    if (!(error instanceof IssueError)) this.#bug ??= { error };
    else if (this.issues.length === 0) this.issues.push(...error.issues);
  }

  /** Throws what nobody expected, as it came. */
  rethrow(): void {
    if (this.#bug !== null) throw this.#bug.error;
  }
}
