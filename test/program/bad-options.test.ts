// Options that cannot be, connections that are not configured, files that cannot be written: a clear
// error, and nothing written to the endpoint.

import { describe, expect, it } from 'vitest';
import { anOrganisation } from './organisation.ts';
import { run } from '../support/in-process.ts';
import { refused, TOKEN } from './refusal.ts';

describe('an option that cannot be', () => {
  it.each([
    ['no command', [], 'USAGE'],
    ['an unknown command', ['imprt', 'roster.csv'], 'USAGE'],
    ['no file', ['import'], 'USAGE'],
    ['two files', ['import', 'roster.csv', 'roster.csv'], 'USAGE'],
    ['an unknown option', ['import', 'roster.csv', '--dryrun'], 'USAGE'],
    ['an option without its value', ['import', 'roster.csv', '--map'], 'USAGE'],
    ['a choice that is none', ['import', 'roster.csv', '--blank', 'erase'], 'USAGE'],
    ['a number that is none', ['import', 'roster.csv', '--rate', 'abc'], 'USAGE'],
    ['a rate of nothing', ['import', 'roster.csv', '--rate', '0'], 'USAGE'],
    ['a negative number', ['import', 'roster.csv', '--concurrency=-1'], 'USAGE'],
    ['half a request', ['import', 'roster.csv', '--concurrency', '1.5'], 'USAGE'],
    ['a number without end', ['sandbox', '--latency', 'Infinity'], 'USAGE'],
    ['two options that exclude each other', ['export', '--active', '--archived'], 'USAGE'],
    ['two outputs on stdout', ['export', '-o', '-'], 'USAGE'],
    ['--map that says nothing', ['import', 'roster.csv', '--map', 'Naam'], 'MAP_INVALID'],
    ['--map to no field', ['import', 'roster.csv', '--map', 'Naam=x'], 'MAP_FIELD_UNKNOWN'],
    ['--map of no column', ['import', 'roster.csv', '--map', 'Nam=name'], 'MAP_COLUMN_UNKNOWN'],
    ['a day that is none', ['import', 'roster.csv', '--today', '1-12-26'], 'DATE_OPTION_INVALID'],
    ['a column that is none', ['export', '--columns', 'ref,x'], 'MAP_FIELD_UNKNOWN'],
    ['an export that exists', ['export', '-o', 'users.csv'], 'OUTPUT_EXISTS'],
    ['an export in no format', ['export', '-o', 'users.ods'], 'OUTPUT_FORMAT_UNKNOWN'],
    ['a state that is a folder', ['sandbox', '--state', 'folder'], 'FILE_UNREADABLE'],
  ])('%s', async (_, argv, code) => {
    const { env, mutations } = await anOrganisation();
    await refused(argv, code, env);
    expect(mutations()).toBe(0);
  });

  it.each([
    ['foo', 'there is no command "foo"\n'],
    ['imprt', 'there is no command "imprt": did you mean import?\n'],
  ])('a command that is none, %s, is named', async (word, expected) => {
    expect((await run([word, 'roster.csv', '--yes'])).stderr).toContain(`error USAGE: ${expected}`);
  });
});

describe('a connection that is not configured', () => {
  const token = { PLUVO_TOKEN: TOKEN };
  const unchecked = { ...token, NODE_TLS_REJECT_UNAUTHORIZED: '0' };

  it.each([
    ['no endpoint', [], token, 'ENDPOINT_MISSING'],
    ['no token', ['--org', 'acme'], {}, 'CREDENTIALS_MISSING'],
    ['no name of an organisation', ['--org', 'acme.example/x'], token, 'ORG_INVALID'],
    ['no address', ['--endpoint', 'acme'], token, 'ENDPOINT_INVALID'],
    ['a password in it', ['--endpoint', `https://:${TOKEN}@a.example/`], token, 'ENDPOINT_INVALID'],
    ['one without TLS', ['--endpoint', 'http://a.example/'], token, 'ENDPOINT_INSECURE'],
    ['TLS that checks nothing', ['--org', 'acme'], unchecked, 'TLS_CHECK_DISABLED'],
  ])('%s', async (_, flags, env, code) => {
    await refused(['import', 'roster.csv', '--yes', ...flags], code, env);
  });
});

describe('a report that cannot be written', () => {
  it('stops the run before anything is sent', async () => {
    const { env, mutations } = await anOrganisation();
    const argv = ['import', 'roster.csv', '--yes', '--runs', 'in-the-way/runs'];
    const { stderr } = await refused(argv, 'OUTPUT_UNWRITABLE', env);
    expect(stderr).toContain('in-the-way/runs');
    expect(mutations()).toBe(0);
  });
});
