// What a dry run costs as a person runs it: 100,000 rows (CSV) against 100,000 users of a local
// endpoint, next to csv-parse alone on that file; reading the users is measured by itself and taken
// off. And how long `--help` and `--version` take, next to `node -e 0`.
// Usage: node test/bench/dry-run.mjs [ROWS] [RUNS]

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compare, inTemporaryFolder, median, print, report } from './measure.mjs';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');

async function main(rows, runs) {
  startUp(runs * 3);
  await inTemporaryFolder(async (folder) => {
    const sandbox = spawn(process.execPath, [CLI, 'sandbox', '--json', '--users', String(rows)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = await once(sandbox.stdout, 'data');
      const { url, token } = JSON.parse(line.toString());
      process.env.PLUVO_ENDPOINT = url;
      process.env.PLUVO_TOKEN = token;
      const roster = path.join(folder, 'roster.csv');
      const columns = 'ref,name,email,isActive,language,roles,afasEmployeeId,afasPersonId';
      const command = [CLI, 'export', '-o', roster, '--columns', columns];
      const exported = spawnSync(process.execPath, command, { cwd: folder });
      if (exported.status !== 0) throw new Error(exported.stderr.toString());
      const ways = ['csv-parse', 'read the users', 'dry run'];
      const medians = compare(import.meta.filename, ways, [roster, folder], runs);
      print(`${String(rows)} rows, medians of ${String(runs)}`, medians);
      const [parse, read, all] = ways.map((way) => medians.get(way).seconds);
      console.log(`  without reading the users: ×${((all - read) / parse).toFixed(2)} csv-parse`);
    } finally {
      sandbox.kill();
    }
  });
}

function startUp(runs) {
  const wall = (args) => {
    const start = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - start;
  };
  const ways = {
    'node -e 0': ['-e', '0'],
    '--version': [CLI, '--version'],
    '--help': [CLI, '--help'],
  };
  const times = Object.entries(ways).map(([name, args]) => ({ name, args, each: [] }));
  for (let run = 0; run < runs; run += 1) for (const { args, each } of times) each.push(wall(args));
  const base = median(times[0].each);
  for (const { name, each } of times) {
    const ms = median(each);
    console.log(`${name.padEnd(12)} ${ms.toFixed(0).padStart(5)} ms  ×${(ms / base).toFixed(2)}`);
  }
}

const WAYS = {
  'csv-parse': async (roster) => {
    const { parse } = await import('csv-parse');
    const start = process.cpuUsage();
    let cells = 0;
    for await (const record of createReadStream(roster).pipe(parse({ bom: true })))
      cells += record.length;
    if (cells === 0) throw new Error('csv-parse read nothing');
    report(start);
  },

  'read the users': async () => {
    const { connect, readAllUsers } = await import('../../dist/commands/connection/connect.js');
    const { systemIo } = await import('../../dist/commands/terminal/system-io.js');
    const start = process.cpuUsage();
    const io = systemIo();
    const connection = await connect(
      { sandbox: false, tokenCache: true, concurrency: 4 },
      io,
      'read',
    );
    const users = await readAllUsers(connection, io.interrupted);
    if (users.size === 0) throw new Error('no users were read');
    await connection.close();
    report(start);
  },

  'dry run': async (roster, folder) => {
    const start = process.cpuUsage();
    const result = path.join(folder, 'result.json');
    const { stdout } = process;
    const write = stdout.write.bind(stdout);
    let json = '';
    stdout.write = (text) => ((json += text), true);
    process.argv = [process.execPath, CLI, 'import', roster, '--dry-run', '--json'];
    await import(CLI);
    stdout.write = write;
    writeFileSync(result, json);
    const { unchanged, rows } = JSON.parse(json);
    if (unchanged !== rows || rows === 0) throw new Error(`another plan than expected: ${json}`);
    report(start);
    process.exitCode = 0;
  },
};

const [way, ...args] = process.argv.slice(2);
if (way !== undefined && Object.hasOwn(WAYS, way)) await WAYS[way](...args);
else await main(Number(way ?? 100_000), Number(args[0] ?? 3));
