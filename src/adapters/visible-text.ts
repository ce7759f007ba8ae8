/**
 * Returns the text on one line with nothing in it that a screen would obey: white space becomes one space, a control
 * character its picture (U+2400 ...), and a character that turns the direction of text its number.
 *
 * @see https://www.unicode.org/charts/PDF/U2400.pdf and https://trojansource.codes
 */
export function visibleText(text: string): string {
  return text
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, picture)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, numbered)
    .trim();
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : numbered(control);
}

function numbered(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
