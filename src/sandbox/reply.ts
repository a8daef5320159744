// Answers as plain data, before any of them is a stream: JSON as the API gives it, HTML as a proxy does.

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection is cut after so many bytes of the body; 0: before anything is sent. */
  readonly cutAfter?: number;
  /** Milliseconds by which the answer comes later than it would. */
  readonly delayMs?: number;
}

export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = JSON.stringify(value);
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** The page of a web server or proxy that never asked the application. */
export function htmlReply(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

/** An answer about the request as a whole: errors without a path come as 400 and without data. */
export function errorReply(message: string, status = 400): Reply {
  return jsonReply(status, { errors: [{ message }] });
}

/** An answer about who asks: 200, as documented, or the 401 of a gateway in front. */
export function unauthorizedReply(status: 200 | 401, message: string): Reply {
  const error = { message, extensions: { code: 'AuthenticationError' } };
  return jsonReply(status, { errors: [error], data: null });
}

/** No answer at all: the connection is reset. */
export const RESET: Reply = { status: 0, headers: {}, body: '', cutAfter: 0 };

/** How a body that is larger is refused: by a proxy, by graphene's view of Django, by Django alone. */
export const BODY_REFUSALS = {
  'html-413': () => htmlReply(413, '413 Request Entity Too Large', { connection: 'close' }),
  'json-400': () => errorReply('Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.', 400),
  'html-400': () => htmlReply(400, 'Bad Request (400)'),
} as const satisfies Record<string, () => Reply>;

export type BodyRefusal = keyof typeof BODY_REFUSALS;

export const BODY_REFUSAL_FORMS = Object.keys(BODY_REFUSALS) as readonly BodyRefusal[];
