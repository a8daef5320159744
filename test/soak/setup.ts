// Before every file of the soak: a property that says nothing of its runs has more of them.

import fc from 'fast-check';
import { many } from '../support/many.ts';

fc.configureGlobal({ numRuns: many(100) });
