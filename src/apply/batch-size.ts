// How many mutations go in one request: as many as the server takes and answers in good time.

const FIRST_SIZE = 4;
/** An answer that takes longer than this makes batches smaller, a quicker one lets them grow. */
const SLOW_MS = 5000;
const QUICK_MS = 2000;

export class BatchSize {
  #ceiling: number;
  #size: number;
  /** Doubling, until something was too much. */
  #isStarting = true;

  /** `ceiling` is the largest size ever tried, at least 1. */
  constructor(ceiling: number) {
    this.#ceiling = ceiling;
    this.#size = Math.min(FIRST_SIZE, ceiling);
  }

  get size(): number {
    return this.#size;
  }

  /** A batch of that many was answered in `ms`. One that was not full says little. */
  answered(mutations: number, ms: number): void {
    if (ms > SLOW_MS && mutations > 1) this.tooMuch(mutations);
    else if (ms < QUICK_MS && mutations >= this.#size) {
      this.#size = Math.min(this.#ceiling, this.#isStarting ? this.#size * 2 : this.#size + 1);
    }
  }

  /** A batch of that many was too much. */
  tooMuch(mutations: number): void {
    this.#isStarting = false;
    this.#size = Math.max(1, Math.min(this.#size, Math.floor(mutations / 2)));
  }

  /** The server refused a batch of that many for its size, and may have said what it takes. */
  refused(mutations: number, allowed: number | null): void {
    this.#isStarting = false;
    const most = Math.max(1, Math.min(allowed ?? Math.floor(mutations / 2), mutations - 1));
    this.#ceiling = Math.min(this.#ceiling, most);
    this.#size = allowed === null ? Math.min(this.#size, most) : this.#ceiling;
  }
}

/**
 * Whether the message of a server says that there were too many aliases, and how many it takes
 * (`26 aliases found. Allowed: 15`).
 */
export function aliasRefusal(message: string): { readonly allowed: number | null } | null {
  if (!/alias|too complex|complexity|batch/i.test(message)) return null;
  const allowed = /(?:allowed|maximum|max|limit)\D{0,20}(\d+)/i.exec(message)?.[1];
  return { allowed: allowed === undefined ? null : Number(allowed) };
}
