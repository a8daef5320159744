// What every refusal of the program has in common, whatever it is about.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { aFolder, run, type Ran } from '../support/in-process.ts';
import { commandJson } from './result.ts';

/** Somebody who stands in the rosters here, and must not be shown. */
export const PERSON = 'Ottoline Quackenbush';
export const ADDRESS = 'ottoline@zonnehof.example';
export const TOKEN = 'token-that-nobody-may-see';

const FILES: Readonly<Record<string, string | Buffer>> = {
  'roster.csv': `Personeelsnummer;Naam;E-mailadres\n9001;${PERSON};${ADDRESS}\n`,
  'empty.csv': '',
  'blank.csv': ';;\n;;\n',
  'unknown.csv': `Kleur;Maat\n${PERSON};7\n`,
  'headings.csv': 'Personeelsnummer;Naam;E-mailadres\n',
  'damaged.xlsx': Buffer.from('PK\u0003\u0004 and then nothing'),
  'in-the-way': '',
  'users.csv': 'mine',
};

/** A folder with everything that goes wrong, and one roster that does not. */
function aBadFolder(): string {
  const cwd = aFolder();
  for (const [name, content] of Object.entries(FILES)) {
    writeFileSync(path.join(cwd, name), content);
  }
  mkdirSync(path.join(cwd, 'folder'));
  return cwd;
}

/**
 * Runs a command that must be refused with that code: exit code 1, an error with a hint on stderr and
 * in the JSON object, no stack, nobody's data, no run folder.
 */
export async function refused(
  argv: readonly string[],
  code: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const cwd = aBadFolder();
  const ran = await run([...argv, '--json'], { cwd, env });
  expect(ran.stderr).toMatch(new RegExp(`^error ${code}: .+\\n {2}\\S.+`));
  expect(ran.exitCode).toBe(1);
  const result = commandJson(ran);
  expect(result).toMatchObject({ rows: 0, run: null, report: null, exitCode: 1 });
  expect(result.errors[0]?.code).toBe(code);
  for (const text of [ran.stdout, ran.stderr]) {
    expect(text).not.toMatch(/^\s+at /m);
    for (const secret of [PERSON, ADDRESS, TOKEN]) expect(text).not.toContain(secret);
  }
  expect(existsSync(path.join(cwd, 'pluvo-runs'))).toBe(false);
  return ran;
}
