// Words for whether somebody works here.

import { fold } from '../user/fold.ts';
import { list } from '../user/list.ts';
import { flagWord } from '../user/words.ts';

/**
 * `away` is employed but absent (leave, sick); `joins` has not started yet; `leaves` has given
 * notice. All but `joins` and `left` are active today.
 */
export type Status = 'active' | 'away' | 'joins' | 'leaves' | 'left';

const WORDS = {
  joins: list(`hired; onboarding; nog niet in dienst; toekomstig; in dienst per; pre-hire;
    eintritt geplant; futur`),
  away: list(`verlof; langdurig verlof; onbetaald verlof; zwangerschapsverlof; ouderschapsverlof;
    ziek; langdurig ziek; non-actief; op non-actief; sabbatical; leave; on leave; garden leave;
    auszeit; elternzeit; mutterschutz; ruhend; krank; congé; congé parental;
    absence longue durée`),
  leaves: list('uit dienst per; opgezegd; in opzegging; notice period; in kündigung; préavis'),
};

const STATUSES: ReadonlyMap<string, Status> = new Map(
  (['joins', 'away', 'leaves'] as const).flatMap((status) =>
    WORDS[status].map((word) => [fold(word), status] as const),
  ),
);

/** What a status cell says; `null` for a word that is not known. */
export function statusWord(text: string): Status | null {
  const flag = flagWord(text);
  if (flag !== null) return flag ? 'active' : 'left';
  return STATUSES.get(fold(text)) ?? null;
}
