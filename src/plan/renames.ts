// A person who is created under one number while another of the same name is archived is probably one
// person with a new number.

import { fold } from '../user/fold.ts';
import { whoOf, type Change, type LikelyRename } from './plan.ts';

/** Pairs of a create and an archive with one name, each used once, in the order of the plan. */
export function likelyRenames(changes: readonly Change[]): readonly LikelyRename[] {
  const creates = new Map<string, number[]>();
  for (const change of changes) {
    if (change.action !== 'create') continue;
    const name = fold(whoOf(change).name ?? '');
    const known = creates.get(name);
    if (known !== undefined) known.push(change.number);
    else if (name !== '') creates.set(name, [change.number]);
  }
  return changes.flatMap((change) => {
    if (change.action !== 'archive') return [];
    const create = creates.get(fold(change.before.name))?.shift();
    return create === undefined ? [] : [{ create, archive: change.number }];
  });
}
