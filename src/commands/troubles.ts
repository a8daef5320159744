// What goes wrong while a run ends: gathered, so that each step towards the end is still taken.

import { IssueError, type Issue } from '../user/issue.ts';

export class Troubles {
  readonly issues: Issue[] = [];
  #bug: { readonly error: unknown } | null = null;

  get any(): boolean {
    return this.issues.length > 0 || this.#bug !== null;
  }

  /** Takes note of an error. What the same cause has kept from being written as well is told once. */
  add(error: unknown): void {
    if (!(error instanceof IssueError)) this.#bug ??= { error };
    else this.issues.push(...error.issues.filter((problem) => !this.#isTold(problem)));
  }

  #isTold({ code, params }: Issue): boolean {
    return this.issues.some(
      (told) => told.code === code && causeOf(told.params) === causeOf(params),
    );
  }

  /** Throws what nobody expected, as it came. */
  rethrow(): void {
    if (this.#bug !== null) throw this.#bug.error;
  }
}

function causeOf(params: object): unknown {
  return 'cause' in params ? params.cause : null;
}
