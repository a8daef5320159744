// English: what goes on, how far it is, and why it waits.

import type { ProgressWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { count } from './phrases.ts';

export const progressWords: ProgressWords = {
  tasks: { reading: 'Reading', applying: 'Applying' },
  line: (task, done, total, figures) => `${task}: ${done} of ${total}, ${figures}`,
  left: (time) => `${time} left`,
  units: { hours: 'h', minutes: 'm', seconds: 's' },
  requests: (number) => `${number} requests/s`,
  retries: (n) => count(n, { one: 'retry', other: 'retries' }),
  waiting: (seconds, why) => `waiting ${seconds} s: ${why}`,
  waits: (seconds, why) => `Waiting ${seconds} s: ${why}`,
  why(failure) {
    switch (failure.kind) {
      case 'throttled':
      case 'longWait':
      case 'forbidden':
        return 'the server asks for fewer requests';
      case 'server':
        return failure.serverMessage === undefined
          ? `the server has an error (HTTP ${String(failure.status)})`
          : 'the database of the server is busy';
      case 'timeout':
        return 'the server did not answer in time';
      case 'network':
        return `the connection failed: ${systemCause(failure.cause)}`;
      case 'notGraphql':
        return 'something else answered in place of the server';
      case 'unauthorized':
      case 'redirected':
      case 'tooLarge':
      case 'rejected':
      case 'aborted':
      case 'unknown':
        return 'the last request failed';
    }
  },
};
