// How a part names the other parts it uses: the relationships beside it (ECMA-376, part 2).

import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Relationship {
  /** The last word of its type (`worksheet`, `hyperlink`): transitional and strict differ before it. */
  readonly type: string;
  /** The name of a part, or, where `external`, an address as written. */
  readonly target: string;
  readonly external: boolean;
}

/** The relationships of a part by id; those of the whole package for `''`. None is an empty map. */
export async function readRelationships(
  zip: Zip,
  partName: string,
): Promise<ReadonlyMap<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const slash = partName.lastIndexOf('/') + 1;
  const folder = partName.slice(0, slash);
  const part = zip.part(`${folder}_rels/${partName.slice(slash)}.rels`);
  if (part === undefined) return found;
  await readXml(part, {
    open(name, { Id: id, Type: type = '', Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      const external = mode === 'External';
      found.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: external ? target : resolve(folder, target),
        external,
      });
    },
  });
  return found;
}

/** A target is relative to the folder of the part that names it, or absolute with a slash in front. */
function resolve(folder: string, target: string): string {
  const path = unescaped(target.replaceAll('\\', '/'));
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
