import { isSameName } from '../../answer/names.ts';
import { PLACE_WORDS } from '../../text/places.ts';
import { ORG_WORDS } from '../../text/titles.ts';
import { soundOf } from '../differences/spelling-differences.ts';

/** Seats of government that stand for their country in the news and are names of other things as well. */
const METONYMS: ReadonlyMap<string, string> = new Map([
  ['washington', '@usa'],
  ['white house', '@usa'],
  ['pentagon', '@usa'],
]);

/** A name of a message stands for one of the articles: in full, by the family name, in another spelling. */
export function isNamed(said: string, key: string): boolean {
  if (said === key || METONYMS.get(said) === key) return true;
  if (said.startsWith('@') || key.startsWith('@')) return false;
  const [x, y] = [said.split(' '), key.split(' ')];
  if ([...x, ...y].some((w) => ORG_WORDS.has(w) || PLACE_WORDS.has(w)))
    return isWithin(x, y) || isWithin(y, x);
  if (x.length === 1) return y.includes(said);
  if (y.length === 1) return x.at(-1) === key;
  return isSameName(said, key) && isSameFirst(x[0] ?? '', y[0] ?? '');
}

/** A short form of a body or place holds the word that tells it from others: "the Karsa Observatory" is not "Observatory". */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  return few[0] === many[0] &&
    few.every((w) => many.includes(w)) &&
    !ORG_WORDS.has(few.at(-1) ?? '')
    ? true
    : few.join(' ') === many.join(' ');
}

/** "Chris" and "Christopher", "Sergei" and "Sergey", "J." and "Jane"; not "Paula" and "Pauline". */
function isSameFirst(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || soundOf(a) === soundOf(b);
}
