// The figures of a progress line, in words.

import type { Catalogue } from '../report/messages/catalogue.ts';

/** Seconds as a person reads them: `45s`, `3m20s`, `2h05m`. */
export function timeLeft(seconds: number, { progress: { units } }: Catalogue): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)}${units.seconds}`;
  const minutes = Math.floor(whole / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (minutes < 60) return `${String(minutes)}${units.minutes}${two(whole % 60)}${units.seconds}`;
  return `${String(Math.floor(minutes / 60))}${units.hours}${two(minutes % 60)}${units.minutes}`;
}

/** A speed with at most one digit behind the point. */
export function speedText(perSecond: number, { number }: Catalogue): string {
  return number(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond));
}

/** Milliseconds as whole seconds, rounded up. */
export function secondsText(ms: number, { number }: Catalogue): string {
  return number(Math.ceil(ms / 1000));
}
