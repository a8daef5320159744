// A server that quotes every secret that it gets, and all that a folder holds, to look for them in.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { partsOf } from '../report/written.ts';
import { json, type Respond } from '../support/http-server.ts';

/** Refuses every mutation with a message that quotes all there is of the request. */
export const quote: Respond = (response, request) => {
  const aliases = request.body.match(/\ba\d+(?=: )/g) ?? [];
  const message = `Not valid: ${JSON.stringify(request.headers)}`;
  const errors = aliases.map((alias) => ({ message, path: [alias] }));
  json(200, { data: null, errors })(response, request);
};

/** All that a folder holds, as text; the parts of workbooks too. */
export async function contentsOf(folder: string): Promise<string> {
  const texts: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    texts.push(entry.name);
    if (!entry.isFile()) continue;
    const bytes = readFileSync(path.join(entry.parentPath, entry.name));
    if (entry.name.endsWith('.xlsx')) texts.push(...(await partsOf(bytes)).values());
    else texts.push(bytes.toString('utf8'));
  }
  return texts.join('\n');
}
