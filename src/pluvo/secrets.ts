// Secrets in what a server says: its words go into reports and journals, and lose them before that.

import type { Failure, Result } from '../user/gateway.ts';
import type { Envelope } from './answer.ts';

/** The answer with `***` where the server quotes a secret, as it is or as a form or JSON spells it. */
export function withoutSecrets(
  answer: Result<Envelope>,
  secrets: readonly string[],
): Result<Envelope> {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  // One that is part of another would leave the rest of it.
  forms.sort((a, b) => b.length - a.length);
  const clean = (text: string): string =>
    forms.reduce((cleaned, form) => cleaned.replaceAll(form, '***'), text);
  if (!answer.ok) return { ok: false, failure: cleanFailure(answer.failure, clean) };
  const { errors, ...rest } = answer.value;
  if (errors.length === 0) return answer;
  const cleaned = errors.map((error) => ({ ...error, message: clean(error.message) }));
  return { ok: true, value: { ...rest, errors: cleaned } };
}

function formsOf(secret: string): readonly string[] {
  const plain = secret.trim();
  return [
    plain,
    encodeURIComponent(plain),
    new URLSearchParams({ '': plain }).toString().slice(1),
    JSON.stringify(plain).slice(1, -1),
  ];
}

function cleanFailure(failure: Failure, clean: (text: string) => string): Failure {
  switch (failure.kind) {
    case 'rejected':
      return { ...failure, serverMessage: clean(failure.serverMessage) };
    case 'server':
      return failure.serverMessage === undefined
        ? failure
        : { ...failure, serverMessage: clean(failure.serverMessage) };
    case 'notGraphql':
      return { ...failure, found: clean(failure.found) };
    case 'throttled':
    case 'longWait':
    case 'network':
    case 'timeout':
    case 'unauthorized':
    case 'forbidden':
    case 'redirected':
    case 'tooLarge':
    case 'aborted':
    case 'unknown':
      return failure;
  }
}
