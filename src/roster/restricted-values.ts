// Values that show by their check digits what the law restricts, whatever their column is called.

/** A Dutch or Belgian national number, or an IBAN. */
export function looksRestricted(text: string): boolean {
  const value = text.replace(/[\s.-]/g, '');
  if (/^\d{9}$/.test(value)) return isDutchNumber(value);
  if (/^\d{11}$/.test(value)) return isBelgianNumber(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) && isIban(value);
}

/** BSN: the weighted digits add up to a multiple of eleven. */
function isDutchNumber(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0 && Number(digits) > 0;
}

/** INSZ: two check digits over the first nine, with a 2 in front for who was born since 2000. */
function isBelgianNumber(digits: string): boolean {
  const [head, check] = [digits.slice(0, 9), Number(digits.slice(9))];
  return [head, `2${head}`].some((number) => 97 - (Number(number) % 97) === check);
}

function isIban(value: string): boolean {
  const moved = value.slice(4) + value.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
