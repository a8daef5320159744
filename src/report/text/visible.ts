// Text from a cell, a server or a file name, made safe to show: what would steer a terminal is spelt out.

// C0, DEL and C1 controls, line and paragraph separators, bidi marks, embeddings, overrides and
// isolates, and surrogates without their other half.
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu;
const C0_PICTURES = 0x2400;
const DEL_PICTURE = '\u2421';

/** Shows every control as a picture (`␛`, `␊`) or, where there is none, by its code (`\u{202E}`). */
export function visible(text: string): string {
  return text.replace(STEERING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCharCode(C0_PICTURES + code);
    if (code === 0x7f) return DEL_PICTURE;
    return `\\u{${code.toString(16).toUpperCase()}}`;
  });
}
