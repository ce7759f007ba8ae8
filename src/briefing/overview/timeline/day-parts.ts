import { DAY, type Interval } from './calendar.ts';

const HOUR = 60;

/**
 * Parts of a day from the most to the least exact wording, with their hours. The hours only put the parts in order and
 * tell which exclude one another: usage is loose, so neighbouring parts overlap. Night goes on into the next day.
 */
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/\bafter midnight\b/, 0, 3],
  [/\bbefore (?:dawn|sunrise)\b/, 0, 6],
  [/\bovernight\b/, 22, 30],
  [/\bmidnight\b/, 23, 25],
  [/\bearly\b.*\bmorning\b/, 4, 9],
  [/\blate\b.*\bmorning\b/, 9, 12],
  [/\bearly\b.*\bafternoon\b/, 12, 15],
  [/\blate\b.*\bafternoon\b/, 15, 18],
  [/\bearly\b.*\bevening\b/, 17, 20],
  [/\blate\b.*\b(?:evening|night)\b|\btonight\b.*\blate\b/, 20, 26],
  [/\b(?:dawn|sunrise)\b/, 4, 8],
  [/\bmorning\b/, 6, 12],
  [/\bbefore (?:noon|midday)\b/, 6, 12],
  [/\b(?:noon|midday)\b/, 11, 13],
  [/\bafternoon\b/, 12, 18],
  [/\b(?:dusk|sunset)\b/, 17, 21],
  [/\bevening\b/, 17, 23],
  [/\b(?:night|tonight)\b/, 20, 28],
  [/\bearly\b/, 0, 9],
  [/\blate\b/, 20, 26],
];

/** Returns the part of a day that a wording names, in minutes from the day's start; undefined when it names none. */
export function partOfDay(wording: string): Interval | undefined {
  const lower = wording.toLowerCase();
  const found = PARTS.find(([pattern]) => pattern.test(lower));
  return found === undefined ? undefined : { from: found[1] * HOUR, to: found[2] * HOUR };
}

/** A clock time as an interval of one minute from a day's start. */
export function clockTime(minutes: number): Interval | undefined {
  return minutes >= 0 && minutes < DAY ? { from: minutes, to: minutes + 1 } : undefined;
}
