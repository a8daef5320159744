// How far a run is: a bar on a terminal, a line every few seconds elsewhere.

import cliProgress from 'cli-progress';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import type { Language } from '../../report/messages/languages.ts';
import type { Failure } from '../../user/gateway.ts';
import { type Io, say } from './io.ts';
import { catalogueOf } from './language.ts';

export interface Progress {
  done(count: number): void;
  /** Requests a second, at present. */
  rate(perSecond: number): void;
  /** Something waits before it is tried again. */
  waiting(failure: Failure, ms: number): void;
  stop(): void;
}

const LINE_EVERY_MS = 5000;

/** How progress is told of. */
export interface ProgressOptions {
  readonly quiet: boolean;
  readonly lang: Language | undefined;
}

/** Shows progress on stderr. `task` heads it; `total` is the number of steps. */
export function showProgress(
  task: keyof Catalogue['progress']['tasks'],
  total: number,
  io: Io,
  { quiet, lang }: ProgressOptions,
): Progress {
  if (quiet) return { ...SILENT, waiting: waitTeller(io, { quiet, lang }) };
  const catalogue = catalogueOf(lang, io);
  const show = io.bar ? showBar : showLines;
  return show(catalogue.progress.tasks[task], total, io, catalogue);
}

/** How the reading of users is told of. */
export interface ReadingProgress {
  /** How many have been read, of how many. */
  readonly of: (done: number, total: number) => void;
  readonly waiting: (failure: Failure, ms: number) => void;
  readonly stop: () => void;
}

/** Shows how many users have been read; before the first, whose number is not known, only waits. */
export function readingProgress(io: Io, options: ProgressOptions): ReadingProgress {
  let progress: Progress | null = null;
  const tellWait = waitTeller(io, options);
  return {
    of(done, total) {
      progress ??= showProgress('reading', total, io, options);
      progress.done(done);
    },
    waiting(failure, ms) {
      if (progress === null) tellWait(failure, ms);
      else progress.waiting(failure, ms);
    },
    stop() {
      progress?.stop();
    },
  };
}

/** Tells of waits in a line each, where no progress is told of; with `quiet`, of the long ones alone. */
export function waitTeller(
  io: Io,
  { quiet, lang }: ProgressOptions,
): (failure: Failure, ms: number) => void {
  const catalogue = catalogueOf(lang, io);
  const { waits, why } = catalogue.progress;
  let toldUntil = 0;
  return (failure, ms) => {
    const until = io.now() + ms;
    // Whoever joins a wait that is told of already adds nothing to it.
    if (ms < (quiet ? LONG_WAIT_MS : SHORT_WAIT_MS) || (quiet && until < toldUntil)) return;
    toldUntil = until + SHORT_WAIT_MS;
    say(io.stderr, waits(secondsText(ms, catalogue), why(failure)));
  };
}

/** Shorter waits are over before they are read. */
const SHORT_WAIT_MS = 1000;

/** Whoever wants to hear nothing still wants to know why nothing happens. */
const LONG_WAIT_MS = 5000;

const SILENT: Progress = {
  done: () => undefined,
  rate: () => undefined,
  waiting: () => undefined,
  stop: () => undefined,
};

/** The figures that bar and lines tell. */
class Figures {
  readonly #total: number;
  readonly #now: () => number;
  readonly #catalogue: Catalogue;
  readonly #started: number;
  #first: number | null = null;
  #done = 0;
  #perSecond = 0;
  #retries = 0;
  #wait: { readonly why: string; readonly until: number } | null = null;
  /** Milliseconds of waits that were told of, ended or not: they say nothing about the speed. */
  #waitedMs = 0;

  constructor(total: number, now: () => number, catalogue: Catalogue) {
    this.#total = total;
    this.#now = now;
    this.#catalogue = catalogue;
    this.#started = now();
  }

  done(count: number): void {
    // What an earlier part of the run did says nothing about how fast this one is.
    this.#first ??= count;
    this.#done = count;
  }

  rate(perSecond: number): void {
    this.#perSecond = perSecond;
  }

  waiting(failure: Failure, ms: number): void {
    this.#retries += 1;
    const until = this.#now() + ms;
    if (ms >= SHORT_WAIT_MS && until > (this.#wait?.until ?? 0)) {
      this.#waitedMs += until - Math.max(this.#now(), this.#wait?.until ?? 0);
      this.#wait = { why: this.#catalogue.progress.why(failure), until };
    }
  }

  get count(): number {
    return this.#done;
  }

  text(): string {
    const waitMs = Math.max(0, (this.#wait?.until ?? 0) - this.#now());
    const seconds = (this.#now() - this.#started - (this.#waitedMs - waitMs)) / 1000;
    const made = this.#done - (this.#first ?? 0);
    const speed = seconds > 0 ? made / seconds : 0;
    const catalogue = this.#catalogue;
    const { left, requests, retries, waiting } = catalogue.progress;
    const parts = [`${speedText(speed, catalogue)}/s`];
    if (speed > 0) {
      const work = (this.#total - this.#done) / speed;
      parts.push(left(timeLeft(work + waitMs / 1000, catalogue)));
    }
    if (this.#perSecond > 0) parts.push(requests(speedText(this.#perSecond, catalogue)));
    if (this.#retries > 0) parts.push(retries(this.#retries));
    const wait = this.#wait;
    if (wait !== null && waitMs > 0) parts.push(waiting(secondsText(waitMs, catalogue), wait.why));
    return parts.join(', ');
  }
}

function showBar(task: string, total: number, io: Io, catalogue: Catalogue): Progress {
  const figures = new Figures(total, io.now, catalogue);
  // `gracefulExit` would swallow the first Ctrl-C.
  const bar = new cliProgress.SingleBar(
    {
      format: `${task} {bar} {value}/{total} {text}`,
      stream: io.stderr,
      barsize: 20,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      // A line that is cut off is better than one that goes on in the next.
      linewrap: false,
      fps: 5,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { text: '' });
  const show = (): void => {
    bar.update(figures.count, { text: figures.text() });
  };
  // Not at each step, of which there can be a million; and a pause has nothing to tell of itself.
  const ticking = setInterval(show, 200).unref();
  return {
    ...telling(figures, () => undefined),
    stop() {
      clearInterval(ticking);
      bar.stop();
    },
  };
}

function showLines(task: string, total: number, io: Io, catalogue: Catalogue): Progress {
  const { number, progress } = catalogue;
  const figures = new Figures(total, io.now, catalogue);
  let last = io.now();
  const show = (): void => {
    if (io.now() - last < LINE_EVERY_MS) return;
    last = io.now();
    say(io.stderr, progress.line(task, number(figures.count), number(total), figures.text()));
  };
  const ticking = setInterval(show, 1000).unref();
  return {
    ...telling(figures, show),
    stop() {
      clearInterval(ticking);
    },
  };
}

function telling(figures: Figures, show: () => void): Omit<Progress, 'stop'> {
  return {
    done(count) {
      figures.done(count);
      show();
    },
    rate(perSecond) {
      figures.rate(perSecond);
    },
    waiting(failure, ms) {
      figures.waiting(failure, ms);
      show();
    },
  };
}

/** Seconds as a person reads them: `45s`, `3m20s`, `2h05m`. */
function timeLeft(seconds: number, { progress: { units } }: Catalogue): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)}${units.seconds}`;
  const minutes = Math.floor(whole / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (minutes < 60) return `${String(minutes)}${units.minutes}${two(whole % 60)}${units.seconds}`;
  return `${String(Math.floor(minutes / 60))}${units.hours}${two(minutes % 60)}${units.minutes}`;
}

/** A speed with at most one digit behind the point. */
function speedText(perSecond: number, { number }: Catalogue): string {
  return number(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond));
}

/** Milliseconds as whole seconds, rounded up. */
function secondsText(ms: number, { number }: Catalogue): string {
  return number(Math.ceil(ms / 1000));
}
