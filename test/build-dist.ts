// Once before the end-to-end tests: dist/ is what src/ says.

import { execFileSync } from 'node:child_process';
import path from 'node:path';

export default function buildDist(): void {
  const script = path.join(import.meta.dirname, '../scripts/build.mjs');
  execFileSync(process.execPath, [script, '--if-stale'], { stdio: 'inherit' });
}
