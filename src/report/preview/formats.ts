// The formats of a preview that is a file. A new one is a file like `preview-json.ts` and a row here.

import { writePreviewHtml } from './html/preview-html.ts';
import { writePreviewJson } from './preview-json.ts';
import { writePreviewXlsx } from './xlsx/preview-xlsx.ts';
import type { PreviewWriter } from './preview.ts';

export const PREVIEW_FORMATS = {
  html: writePreviewHtml,
  xlsx: writePreviewXlsx,
  json: writePreviewJson,
} as const satisfies Readonly<Record<string, PreviewWriter>>;
