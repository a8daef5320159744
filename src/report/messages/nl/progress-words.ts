// Dutch: what goes on, how far it is, and why it waits.

import type { ProgressWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { count } from './phrases.ts';

export const progressWords: ProgressWords = {
  tasks: { reading: 'Lezen', applying: 'Uitvoeren' },
  line: (task, done, total, figures) => `${task}: ${done} van ${total}, ${figures}`,
  left: (time) => `nog ${time}`,
  units: { hours: 'u', minutes: 'm', seconds: 's' },
  requests: (number) => `${number} verzoeken/s`,
  retries: (n) => count(n, { one: 'nieuwe poging', other: 'nieuwe pogingen' }),
  waiting: (seconds, why) => `wacht ${seconds} s: ${why}`,
  waits: (seconds, why) => `Wacht ${seconds} s: ${why}`,
  why(failure) {
    switch (failure.kind) {
      case 'throttled':
      case 'longWait':
      case 'forbidden':
        return 'de server vraagt om minder verzoeken';
      case 'server':
        return failure.serverMessage === undefined
          ? `de server heeft een fout (HTTP ${String(failure.status)})`
          : 'de database van de server is te druk';
      case 'timeout':
        return 'de server gaf niet op tijd antwoord';
      case 'network':
        return `de verbinding is mislukt: ${systemCause(failure.cause)}`;
      case 'notGraphql':
        return 'iets anders gaf antwoord in plaats van de server';
      case 'unauthorized':
      case 'redirected':
      case 'tooLarge':
      case 'rejected':
      case 'aborted':
      case 'unknown':
        return 'het vorige verzoek is mislukt';
    }
  },
};
