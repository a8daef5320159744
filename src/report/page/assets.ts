// The style and the script of the preview page, and the policy that lets only them run.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Markup } from './markup.ts';

interface Asset {
  readonly element: Markup;
  /** As a Content-Security-Policy names it. */
  readonly source: string;
}

/** The style element, the script element, and a policy under which nothing else is loaded or run. */
export function pageAssets(): {
  readonly style: Markup;
  readonly script: Markup;
  readonly policy: string;
} {
  const style = asset('page.css', 'style');
  const script = asset('page.browser.js', 'script');
  const policy = [
    "default-src 'none'",
    `style-src ${style.source}`,
    `script-src ${script.source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { style: style.element, script: script.element, policy };
}

function asset(file: string, tag: 'style' | 'script'): Asset {
  // A browser reads every line end as LF before it takes the digest.
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  const digest = createHash('sha256').update(text).digest('base64');
  return { element: new Markup(`<${tag}>${text}</${tag}>`), source: `'sha256-${digest}'` };
}
