import type { Token } from '../text/tokens.ts';

/** Words by which a question speaks of a report and not of what it tells. */
const OF_REPORTS =
  /^(?:articles?|reports?|reported|reporting|story|stories|coverage|covered|publish(?:ed|es)|according|discuss(?:ed|es|ing)?|detail(?:ed|s|ing)?|mention(?:ed|s|ing)?|claim(?:ed|s|ing)?|suggest(?:ed|s|ing)?|stat(?:ed|es|ing)|highlight(?:ed|s|ing)?|describ(?:ed|es|ing)|featured)$/;
/** So near to the name of an outlet they are about its report: "the Verge article claims", "reported by both". */
const REACH = 4;
/** A date is so long: "on October 6, 2023". */
const DATE_WORDS = 5;
const OF_DATES =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})$/;

/**
 * Places of the words of a question that only say who reported something, and when: names of outlets, what stands beside
 * them of articles and reports, and the date behind "published". None where an outlet is named without a report: it may be
 * what is asked about.
 *
 * @param outlets names as `foldOutlet` gives them
 */
export function wordsOfReports(
  tokens: readonly Token[],
  outlets: readonly string[],
): ReadonlySet<number> {
  const words = ` ${tokens.map((t) => t.norm).join(' ')} `;
  const named = outlets.filter((outlet) => words.includes(` ${outlet} `));
  if (named.length === 0) return new Set();
  const names = new Set(named.flatMap((outlet) => placesOf(outlet.split(' '), tokens)));
  const ofReports = [...tokens.keys()].filter(
    (i) =>
      OF_REPORTS.test(tokens[i]?.norm ?? '') &&
      [...names].some((name) => Math.abs(name - i) <= REACH),
  );
  if (ofReports.length === 0) return new Set();
  const ofDates = [...tokens.keys()].filter(
    (i) =>
      OF_DATES.test(tokens[i]?.norm ?? '') &&
      tokens.slice(Math.max(0, i - DATE_WORDS), i).some((t) => t.norm === 'published'),
  );
  return new Set([...names, ...ofReports, ...ofDates]);
}

/** Places of the words of a name wherever it stands, written with a capital. */
function placesOf(name: readonly string[], tokens: readonly Token[]): number[] {
  return [...tokens.keys()]
    .filter(
      (i) =>
        /^\p{Lu}/u.test(tokens[i]?.raw ?? '') &&
        name.every((word, k) => tokens[i + k]?.norm === word),
    )
    .flatMap((i) => name.map((_, k) => i + k));
}
