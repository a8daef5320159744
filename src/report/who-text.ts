// Who something is about, in one short text.

import type { Who } from '../plan/plan.ts';

/** `Sanne de Vries (1001)`; where that is not known, the address or the id. */
export function whoText({ id, ref, email, name }: Who): string {
  const [first = '', second] = [name, ref, email, id].filter(
    (text) => text !== null && text !== '',
  );
  return second === undefined ? (first ?? '') : `${first ?? ''} (${second ?? ''})`;
}
