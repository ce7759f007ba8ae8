import type { Span } from '../types.ts';

/** A number as written, with the words that say of what. */
export interface NumberExpression extends Span {
  readonly value: number;
  /** 'money', 'percent', or 'count'. */
  readonly of: 'money' | 'percent' | 'count';
  /** Up to three folded words after the number; the unit is among them. */
  readonly unit: readonly string[];
  /** True after "over", "about", "nearly" and the like. */
  readonly approximate: boolean;
}

const WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, number] => [word, value])
    .concat([
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
      ['dozen', 12],
      ['dozens', 24],
      ['hundreds', 200],
      ['thousands', 2000],
      ['millions', 2e6],
      ['billions', 2e9],
    ]),
);
const SCALE: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['mn', 1e6],
  ['mil', 1e6],
  ['bn', 1e9],
  ['bil', 1e9],
  ['b', 1e9],
  ['k', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
]);
const NUMBER_WORD = [...WORDS.keys()].join('|');
const APPROXIMATE =
  'about|around|over|more than|nearly|almost|some|at least|up to|as many as|fewer than|less than|under|approximately|roughly|an estimated|a total of|only|just';
/** "a million", but not the one of "half a million". */
const ONE =
  '(?<!\\b(?:half|quarter of)\\s)an?(?=\\s(?:hundred|thousand|million|billion|trillion|lakh|crore)\\b)';
const CURRENCY = '(?:(?:US|A|C|HK|NZ|NT|S|R)?[$€£¥₹₽₩₦₺₪]|Rs\\.?)\\s?';
const MONEY_WORD =
  '(?:(?:hong kong|us|american|canadian|australian|singapore|new zealand|taiwan) )?(?:dollars|euros|pounds|yen|yuan|rubles|roubles|won|rupees|francs|pesos|dirhams|riyals|shekels|ringgit|rupiah|zlotys?|crowns|kroner|krone|kronor|kronas?|koruna|forints?|lei|hryvnias?|liras?|reais|dinars?|naira|shillings|baht|taka)';
const EXPRESSION = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-]|\\d:)(?:(${APPROXIMATE})\\s+)?(${CURRENCY})?((?:\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d+(?:,\\d{3})*)(?:\\.\\d+)?|${NUMBER_WORD}|${ONE})(?:[-\\s](${NUMBER_WORD})(?![\\p{L}]))?(?:[-\\s]?(hundred|thousand|million|billion|trillion|lakhs?|crores?|mn|bn|mil|bil|m|b|k)(?![\\p{L}]))?(\\s?%|\\s+per\\s?cent(?:age points?)?|\\s+${MONEY_WORD}(?![\\p{L}]))?(?![\\p{N}]|[.,]\\d|:\\d|st\\b|nd\\b|rd\\b|th\\b)`,
  'giu',
);
const UNIT_WORDS =
  /^(?:[-\s]+(?:of\s+|the\s+)*([\p{L}][\p{L}'’-]*))(?:\s+(?:of\s+)?([\p{L}][\p{L}'’-]*))?(?:\s+(?:of\s+)?([\p{L}][\p{L}'’-]*))?/u;
const HINT = new RegExp(
  `\\d|\\b(?:${NUMBER_WORD}|an? (?:hundred|thousand|[mb]illion|trillion|lakh|crore))\\b`,
  'iu',
);

/** Returns the numbers of a text with their units, in order. Offsets are relative to the text given. */
export function findNumbers(text: string): NumberExpression[] {
  if (!HINT.test(text)) return [];
  const found: NumberExpression[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    const [whole, approximate, currency, first = '', second, scale, suffix] = match;
    const digits = /^an?$/i.test(first)
      ? 1
      : (WORDS.get(first.toLowerCase()) ?? Number(first.replaceAll(',', '')));
    const more = second ? (WORDS.get(second.toLowerCase()) ?? 0) : 0;
    // "twenty-five" adds, "two dozen" multiplies.
    const value =
      (more >= 12 ? digits * more : digits + more) *
      (scale ? (SCALE.get(scale.toLowerCase()) ?? 1) : 1);
    const end = match.index + whole.length;
    const isPercent = suffix !== undefined && /%|cent/.test(suffix);
    const isMoney = currency !== undefined || (suffix !== undefined && !isPercent);
    const unit =
      UNIT_WORDS.exec(text.slice(end, end + 80))
        ?.slice(1)
        .filter((w) => w !== undefined) ?? [];
    found.push({
      start: match.index,
      end,
      value,
      of: isMoney ? 'money' : isPercent ? 'percent' : 'count',
      unit: unit.map((word) => word.toLowerCase()),
      approximate: approximate !== undefined,
    });
  }
  return found;
}
