// Numbers as text: what Excel shows in a cell that is wide enough, without the exponent.

/** Excel keeps 15 significant digits. */
const DIGITS = 15;
const PLAIN_INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;

/** The number of a `<v>`: as it stands where it is a plain integer, else through `numberText`. */
export function storedNumberText(stored: string): string {
  if (PLAIN_INTEGER.test(stored)) return stored === '-0' ? '0' : stored;
  return numberText(Number(stored));
}

/** 15 significant digits, a point for decimals, no exponent, no trailing zeros, no separators. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const point = Number(exponent) + 1;
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
