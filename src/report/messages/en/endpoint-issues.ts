// English: what can go wrong between this program and Pluvo.

import type { IssueWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { AGAIN, count, moment, nameOf, number } from './phrases.ts';

const ASK_PLUVO = 'If it stays so, ask Pluvo, and give them the address and the time.';

/** What stands on the way, where that is known. */
const through = (proxy: string | undefined): string =>
  proxy === undefined ? '' : ` through the proxy ${proxy}`;

export const endpointIssues = {
  ENDPOINT_MISSING: () => ({
    message: 'It is not said which organisation to use',
    hint: 'Add --org NAME (the NAME of https://NAME.pluvo.com), or try it with --sandbox.',
  }),
  ENDPOINT_INVALID: ({ given }) => ({
    message: `"${given}" is not the address of an endpoint`,
    hint: 'Write it in full, such as https://acme.pluvo.com/graphql/, or use --org acme.',
  }),
  ENDPOINT_INSECURE: () => ({
    message: 'The address begins with http://, over which your token could be read by others',
    hint: 'Use https://. Only an address on this machine may be http://.',
  }),
  ORG_INVALID: ({ given }) => ({
    message: `"${given}" is not the name of an organisation`,
    hint: 'It is the first part of the web address: acme of https://acme.pluvo.com.',
  }),
  CREDENTIALS_MISSING: () => ({
    message: 'There is no access token',
    hint: 'Set PLUVO_TOKEN, or PLUVO_CLIENT_ID and PLUVO_CLIENT_SECRET, in the environment, or try it with --sandbox.',
  }),
  TLS_CHECK_DISABLED: () => ({
    message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody pose as Pluvo',
    hint: 'Remove that variable. For a certificate of your own organisation set NODE_EXTRA_CA_CERTS.',
  }),
  PROXY_INVALID: ({ variable }) => ({
    message: `${variable} does not have the address of a proxy that can be used`,
    hint: `Write it as ${variable}=http://proxy.example:8080 (https:// works too, socks does not), with signs such as # or @ in a password as %23 and %40; or remove it.`,
  }),
  PROXY_UNREACHABLE: ({ proxy, variable, cause }) => ({
    message: `The proxy ${proxy} cannot be reached: ${systemCause(cause)}`,
    hint: `${variable} names it: correct that or, if no proxy is needed here, remove it or name the host of Pluvo in NO_PROXY.`,
  }),
  PROXY_REFUSED: ({ endpoint, proxy, status }) => ({
    message: `The proxy ${proxy} does not let this through to ${endpoint} (HTTP ${String(status)})`,
    hint: 'Ask whoever looks after it to let this address through, or name the host of Pluvo in NO_PROXY if it can be reached without.',
  }),
  PROXY_UNAUTHORIZED: ({ endpoint, proxy, variable }) => ({
    message: `${proxy === null ? 'A proxy on the way' : `The proxy ${proxy}`} asks who you are before it lets this through to ${endpoint} (HTTP 407)`,
    hint: `Give your name and password for it in ${variable ?? 'HTTPS_PROXY'}: http://NAME:PASSWORD@${proxy ?? 'proxy.example:8080'}.`,
  }),
  ENDPOINT_UNTRUSTED: ({ endpoint, proxy, cause }) => ({
    message: `The certificate that was shown for ${endpoint}${through(proxy)} cannot be trusted: ${systemCause(cause)}`,
    hint: 'If your organisation reads along with certificates of its own, ask for the file with its authority, and set NODE_EXTRA_CA_CERTS to that file. Else somebody may pose as Pluvo.',
  }),
  ENDPOINT_UNREACHABLE: ({ endpoint, cause, proxy }) => ({
    message: `${endpoint} cannot be reached${through(proxy)}: ${systemCause(cause)}`,
    hint: 'Check the name of the organisation and your connection, proxy and firewall.',
  }),
  ENDPOINT_TIMEOUT: ({ endpoint, seconds, proxy }) => ({
    message: `${endpoint} did not answer${through(proxy)} within ${count(seconds, { one: 'second', other: 'seconds' })}`,
    hint: `Try again later. ${ASK_PLUVO}`,
  }),
  ENDPOINT_THROTTLED: ({ endpoint }) => ({
    message: `${endpoint} keeps saying that there are too many requests`,
    hint: 'Try again later, or slower: --rate 1.',
  }),
  ENDPOINT_WAIT: ({ endpoint, until }) => ({
    message: `${endpoint} asks to wait until ${moment(new Date(until))}`,
    hint: 'Go on after that time, or allow a longer wait: --max-wait 2h.',
  }),
  ENDPOINT_ERROR: ({ endpoint, status }) => ({
    message: `${endpoint} answered with an error (HTTP ${String(status)})`,
    hint: `Try again later. ${ASK_PLUVO}`,
  }),
  DATABASE_BUSY: ({ endpoint }) => ({
    message: `The database behind ${endpoint} was too busy each time`,
    hint: `Import again at a quieter moment. ${ASK_PLUVO}`,
  }),
  REQUEST_TOO_LARGE: ({ endpoint }) => ({
    message: `${endpoint} does not take a request of this size`,
    hint: 'Shorten what this row asks for. If it is not long, ask Pluvo which limits of size or complexity there are.',
  }),
  ENDPOINT_NOT_GRAPHQL: ({ endpoint, found }) => ({
    message: `${endpoint} did not answer as the API does (found: ${found})`,
    hint: 'Check the address. A proxy or a sign-in page may have answered in its place.',
  }),
  ENDPOINT_REDIRECT: ({ endpoint }) => ({
    message: `${endpoint} refers to another address`,
    hint: 'Use the address of the API itself, with the slash at its end: https://acme.pluvo.com/graphql/.',
  }),
  ENDPOINT_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} does not allow this`,
    hint: 'Give the token the rights to read and write users. In a long run this can be a limit of speed: try --rate 1.',
  }),
  ENDPOINT_NOT_SUPPORTED: ({ endpoint }) => ({
    message: `${endpoint} does not have what this needs`,
    hint: 'Check that the address is that of a Pluvo organisation, and look for a newer version of this program.',
  }),
  UNAUTHORIZED: ({ endpoint }) => ({
    message: `${endpoint} does not accept the token`,
    hint: 'It may have expired or be of another organisation: make a new one in Pluvo and set PLUVO_TOKEN.',
  }),
  CLIENT_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} gives no token to this client`,
    hint: 'Check PLUVO_CLIENT_ID and PLUVO_CLIENT_SECRET, and that the client is of this organisation.',
  }),
  SCOPE_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} does not give this client the rights that are needed`,
    hint: 'Give the client the scope users.read, and users.write to import.',
  }),
  READ_INCOMPLETE: ({ read, expected }) => ({
    message: `Only ${number(read)} users could be read of the ${number(expected)} that there are`,
    hint: 'The organisation kept changing while it was read: try again in a quieter moment.',
  }),
  COLUMN_NOT_SUPPORTED: ({ field }) => ({
    message: `This organisation's Pluvo has no place for ${nameOf(field)}`,
    hint: 'Leave the column out with --ignore. Nothing was read or written.',
  }),
  SERVER_REJECTED: () => ({
    message: 'Pluvo did not accept this',
    hint: 'Correct it in the file and import again.',
  }),
  ANSWER_TOO_LARGE: ({ limit }) => ({
    message: `An answer of the server is larger than ${limit}`,
    hint: 'Check the address. If it is right, this is a bug: please report it.',
  }),
  OUTCOME_UNKNOWN: () => ({
    message: 'The answer never came, so it is not known whether this was done',
    hint: AGAIN,
  }),
  NOT_SENT: () => ({
    message: 'The run stopped before the turn of this row',
    hint: 'pluvo-bulk resume does the rest of the run.',
  }),
} satisfies Partial<IssueWords>;
