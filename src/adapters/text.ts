/** Returns the text in at most `max` characters; a cut is marked by an ellipsis and parts no character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Returns the text in pieces of at most `max` characters, parted at spaces where there are any, and never within a character. */
export function chunks(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const space = rest.lastIndexOf(' ', max);
    let at = space > 0 ? space : max;
    if (/[\ud800-\udbff]/.test(rest[at - 1] ?? '')) at -= 1;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Returns the bot's own words cleaned; the space at their ends stays, which parts them from what stands beside them. */
export function spaced(text: string, clean: (text: string) => string): string {
  const [, before = '', after = ''] = /^(\s?).*?(\s?)$/s.exec(text) ?? [];
  const words = clean(text);
  return words === '' ? before && ' ' : `${before && ' '}${words}${after && ' '}`;
}
