// How many mutations go in one request: as many as the server takes and answers in good time.

const FIRST_SIZE = 10;
/** An answer that takes longer than this makes batches smaller, a quicker one lets them grow. */
const SLOW_MS = 5000;
const QUICK_MS = 2000;

export class BatchSize {
  #ceiling: number;
  #size: number;
  /** Doubling, until something was too much. */
  #isStarting = true;
  /** A batch of more than the ceiling was refused for its size; up to there growth goes by halves. */
  #isRefused = false;

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
      this.#size = Math.min(this.#ceiling, this.#larger());
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
    this.#isRefused = true;
    this.#ceiling = Math.max(1, Math.min(this.#ceiling, mutations - 1));
    // A number that a batch of that many kept to is not one of mutations.
    if (allowed === null || allowed < 1 || allowed >= mutations) this.tooMuch(mutations);
    else {
      this.#ceiling = Math.min(this.#ceiling, allowed);
      this.#size = this.#ceiling;
    }
  }

  #larger(): number {
    if (this.#isStarting) return this.#size * 2;
    // What lies between the last that went through and the first that did not.
    return this.#isRefused ? Math.ceil((this.#size + this.#ceiling) / 2) : this.#size + 1;
  }
}
