import type { Span } from '../types.ts';

/** A time expression as it stands, with what can be read off it. Fields that it does not state are undefined. */
export interface TimeExpression extends Span {
  readonly year?: number | undefined;
  /** 1 to 12. */
  readonly month?: number | undefined;
  /** Day of the month, 1 to 31. */
  readonly day?: number | undefined;
  /** 0 = Sunday. */
  readonly weekday?: number | undefined;
  /** Part of the day or shade of the time in one word: "early morning", "late", "before dawn". */
  readonly part?: string | undefined;
  /** Clock time in minutes after midnight. */
  readonly clock?: number | undefined;
  /** True for spans of time ("24 years", "two weeks ago") that name no calendar date. */
  readonly relative: boolean;
}

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?';
const WEEKDAY = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday';
const PART = 'morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight';
const YEAR = '(?:1[0-9]|20)\\d\\d';
const COUNT =
  '\\d+(?:[.,]\\d+)*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|several|few|many|couple of';
const UNIT = 'second|minute|hour|day|week|weekend|month|quarter|year|decade|centur(?:y|ie)';
const SHADE = `(?:(?:early|late|mid|earlier|later|around|about|before|after|by|at|the)[- ])*`;

// Alternatives from the most to the least exact; the first that fits at a place wins.
const CLOCK = `(?:(?:at|around|about|by) )?\\d{1,2}(?:[:.]\\d\\d)? ?(?:a\\.?m\\.?|p\\.?m\\.?|o[’']clock)(?: [A-Z]{2,4}\\b)?|(?:at )?\\d{1,2}:\\d\\d(?: (?:hours|GMT|UTC|[A-Z]{2,3}T))?`;
const DATE = `${SHADE}(?:(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?(?:(?:,? )${YEAR})?\\b(?![\\d:%])|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})\\b(?:,? ${YEAR})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4})`;
const MONTH_YEAR = `${SHADE}(?:(?:last|this|next) )?(?:${MONTH})(?:,? (?:of )?(?:${YEAR}|last year|this year|next year))?`;
const DAY = `(?:(?:early|late) on )?${SHADE}(?:(?:last|this|next|previous|following) )?(?:${WEEKDAY})(?: (?:early|late))?(?: (?:${PART}))?(?: local time)?|${SHADE}(?:this|last|that|the next|the following|the same) (?:${PART})|${SHADE}(?:today|yesterday|tomorrow|tonight|overnight)(?: (?:${PART}))?|${SHADE}(?:${PART})(?= on (?:${WEEKDAY}|${MONTH}))|${SHADE}(?:noon|midday|midnight|dawn|dusk)`;
const YEARS = `(?:early |late |mid-|the )*(?:${YEAR}s|${YEAR}(?:[-–/](?:${YEAR}|\\d\\d))?)(?![\\d,]*\\d| (?:people|men|women|soldiers|troops|dollars|votes))|(?:the )?(?:early |late |mid-)?(?:\\d{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|eighteenth|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth) centur(?:y|ies)(?: (?:BC|AD))?|\\d{1,4} (?:BCE?|AD|CE)\\b|AD \\d{1,4}`;
const RELATIVE = `(?:(?:more than|over|about|around|nearly|almost|some|at least|less than|the (?:last|past|next|previous|first)|every|for) )*(?:${COUNT})[- ](?:more )?(?:${UNIT})s?\\b(?: (?:ago|earlier|later|before|after|old))?|(?:last|this|next|previous|the following|earlier this|later this) (?:${UNIT}|spring|summer|autumn|fall|winter)s?\\b|(?:the )?(?:spring|summer|autumn|winter)(?: of)? ${YEAR}|(?:over|at|during) the weekend\\b|for (?:many |several |some |a few )?(?:years|decades|months|weeks|centuries|generations)\\b`;

// Neighbouring expressions are one: "before dawn on Wednesday", "Wednesday (June 19)", "September of last year". What joins
// them is captured since V8 writes out repetitions without a capture: compiling the pattern would take twice as long.
const CALENDAR = `(?:${CLOCK})|(?:${DATE})|(?:${MONTH_YEAR})|(?:${DAY})|(?:${YEARS})`;
const EXPRESSION = new RegExp(
  `(?<![\\p{L}\\p{N}$€£-])(?:(?:${CALENDAR})(?:(,? on |,? in |, | at | of | \\(| )(?:${CALENDAR})\\)?){0,3}|(?:${RELATIVE}))(?![\\p{L}\\p{N}])`,
  'gu',
);
const IS_CALENDAR = new RegExp(
  `${YEAR}|${WEEKDAY}|(?:${MONTH})|\\d{4}-\\d\\d|\\d:\\d\\d|[ap]\\.?m\\.?|o[’']clock|today|yesterday|tomorrow|tonight|overnight|dawn|dusk|midnight|noon|midday|morning|century`,
  'u',
);
const MONTH_NAMES = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const WEEKDAY_NAMES = WEEKDAY.toLowerCase().split('|');
const HINT =
  /\d|day|month|week|year|hour|minute|decade|centur|dawn|dusk|morning|evening|night|noon|midday|o[’']clock|tomorrow|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|winter/u;

/** Returns the time expressions of a text, in order. Offsets are relative to the text given. */
export function findTimes(text: string): TimeExpression[] {
  if (!HINT.test(text)) return [];
  const found: TimeExpression[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    // "May" and "March" are words too; alone and without a day or year they are dates only after "in", "since" and the like.
    if (
      /^(?:May|March|Mar|Jan|Sun|the|a|an)$/.test(match[0]) &&
      !/\b(?:in|since|until|by|of|last|next|this)\s$/.test(text.slice(0, match.index))
    )
      continue;
    let end = match.index + match[0].length;
    if (match[0].includes('(') && !match[0].includes(')'))
      end = match.index + match[0].indexOf('(');
    const wording = text.slice(match.index, end).trimEnd().replace(/^the /, '');
    const start = text.indexOf(wording, match.index);
    found.push({ start, end: start + wording.length, ...readTime(wording) });
  }
  return found;
}

function readTime(wording: string): Omit<TimeExpression, 'start' | 'end'> {
  const lower = wording.toLowerCase();
  const iso = /(\d{4})-(\d\d)-(\d\d)/.exec(lower);
  if (iso)
    return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), relative: false };
  const year = /\b(1\d\d\d|20\d\d)\b/.exec(lower)?.[1];
  const monthIndex = MONTH_NAMES.findIndex((m) => new RegExp(`\\b${m}[a-z]*\\b`).test(lower));
  const day = monthIndex < 0 ? undefined : /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!:)/.exec(lower)?.[1];
  const weekday = WEEKDAY_NAMES.findIndex((w) => lower.includes(w));
  const clock =
    /\b(\d{1,2})(?:[:.](\d\d))? ?(a\.?m|p\.?m|o.clock)/.exec(lower) ??
    /\b(\d{1,2}):(\d\d)/.exec(lower);
  const hasClock = clock !== null;
  // "12 a.m." is midnight; without a half of the day the clock has 24 hours.
  const isHalf = /^[ap]/.test(clock?.[3] ?? '');
  const hours = hasClock
    ? (isHalf ? Number(clock[1]) % 12 : Number(clock[1])) + (clock[3]?.startsWith('p') ? 12 : 0)
    : 0;
  return {
    year: year === undefined ? undefined : Number(year),
    month: monthIndex < 0 ? undefined : monthIndex + 1,
    day: day === undefined ? undefined : Number(day),
    weekday: weekday < 0 ? undefined : weekday,
    part: readPart(lower),
    clock: hasClock ? hours * 60 + Number(clock[2] ?? 0) : undefined,
    relative: !IS_CALENDAR.test(wording),
  };
}

function readPart(lower: string): string | undefined {
  const words = lower.match(
    /\b(?:before|early|late|mid|dawn|dusk|morning|afternoon|evening|night|noon|midday|midnight)\b/g,
  );
  return words === null ? undefined : words.join(' ');
}

/**
 * Tells how two time expressions stand to one another: 'same' when they state the same fields with the same values or
 * when neither can be compared, 'finer' when one only says more than the other, 'differs' when a common field disagrees.
 */
export function compareTimes(a: TimeExpression, b: TimeExpression): 'same' | 'finer' | 'differs' {
  if (a.relative || b.relative) return a.relative === b.relative ? 'same' : 'finer';
  const fields = ['year', 'month', 'day', 'weekday', 'part', 'clock'] as const;
  let extra = false;
  let common = false;
  for (const field of fields) {
    if (a[field] === b[field]) common ||= a[field] !== undefined;
    else if (a[field] === undefined || b[field] === undefined) extra = true;
    else return 'differs';
  }
  return extra || !common ? 'finer' : 'same';
}

const CALENDAR_WORDS = new Set(
  `${MONTH}|${WEEKDAY}`
    .toLowerCase()
    .replace(/\\.\?|\?/g, '')
    .split('|'),
);

/** Tells whether a folded word is the name of a month or a weekday ("may" and "march" included). */
export function isMonthOrWeekday(norm: string): boolean {
  return CALENDAR_WORDS.has(norm);
}
