import { IRREGULAR_FORMS } from './irregular.ts';
import { stem } from './stem.ts';
import { isContent, tokenize } from './tokens.ts';
import { isWord, type Synset, synsetAt, synsetsOf, type WordClass } from './wordnet.ts';

/** Meanings of a word that are looked at: the rarer ones bring more noise than help. */
const SENSES_MAX = 4;
/** How much a related word counts beside the word itself (1). */
const WEIGHT = { synonym: 0.75, derived: 0.85, kind: 0.6, general: 0.45 } as const;
/** WordNet's signs of relations. @see https://wordnet.princeton.edu/documentation/wninput5wn */
const RELATIONS = [
  ['+', WEIGHT.derived],
  // "weakly" is of "weak", "atomic" of "atom".
  ['\\', WEIGHT.derived],
  ['~', WEIGHT.kind],
  // "quick" is like "fast".
  ['&', WEIGHT.kind],
  ['@', WEIGHT.general],
] as const;
const RELATED_MAX = 60;
/** Adverbs that make another verb of one; "in", "on" and "through" far more often lead to a place or a day. */
export const PARTICLES = '(?:up|down|out|off|over|away|back|apart|aside|forward|together)';
const PHRASAL_VERB = new RegExp(`^\\p{L}+_${PARTICLES}$`, 'u');
/** Letters that a verb and the noun of its act have in common at least. */
const ROOT_LETTERS = 3;
const LATER_SENSE = 0.8;

/** Field numbers of WordNet's lexicographer files. @see https://wordnet.princeton.edu/documentation/lexnames5wn */
export const FIELD = {
  act: 4,
  artifact: 6,
  event: 11,
  group: 14,
  location: 15,
  person: 18,
  time: 28,
} as const;

/** Opposites that stand in any sentence and oppose nothing there. */
const LIGHT = new Set([
  'take',
  'have',
  'get',
  'go',
  'come',
  'make',
  'do',
  'be',
  'give',
  'keep',
  'let',
  'put',
  'leave',
  'stay',
  'hold',
]);

/** Endings of inflected forms and what stands in their place. @see https://wordnet.princeton.edu/documentation/morphy7wn */
const DETACHMENTS: Readonly<Record<WordClass, readonly (readonly [string, string])[]>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
    ['oes', 'o'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['oes', 'o'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};

/** Returns the base form of a word in a part of speech, or undefined when WordNet knows none. */
export function baseForm(word: string, wordClass: WordClass): string | undefined {
  const irregular = IRREGULAR_FORMS.get(word);
  for (const form of [word, irregular ?? word]) if (isWord(form, wordClass)) return form;
  for (const [ending, instead] of DETACHMENTS[wordClass]) {
    if (!word.endsWith(ending) || word.length <= ending.length + 1) continue;
    const form = word.slice(0, -ending.length) + instead;
    if (isWord(form, wordClass)) return form;
    // "stopped" -> "stop"
    const single = /([b-df-hj-np-tv-z])\1$/.test(form) ? form.slice(0, -1) : undefined;
    if (single !== undefined && isWord(single, wordClass)) return single;
  }
  return undefined;
}

/** Tells whether a word can be a past form of a verb: "opened", "fled". */
export function isPastForm(word: string): boolean {
  return (word.endsWith('ed') || IRREGULAR_FORMS.has(word)) && baseForm(word, 'verb') !== undefined;
}

/** Tells whether a word, in any form, is a word of general English. */
export function isEnglish(word: string): boolean {
  return (['noun', 'verb', 'adj', 'adv'] as const).some((c) => baseForm(word, c) !== undefined);
}

/** Tells whether the first meanings of a noun lie in a field of meaning. */
export function isNounOf(word: string, field: number, senses = 2): boolean {
  const base = baseForm(word, 'noun');
  return (
    base !== undefined &&
    synsetsOf(base, 'noun')
      .slice(0, senses)
      .some((s) => s.field === field)
  );
}

/** The noun for what a verb does: "meeting" of "meet", "visit" of "visit", "arrival" of "arrive"; undefined where there is none. */
export function actNoun(verb: string): string | undefined {
  const base = baseForm(verb, 'verb');
  if (base === undefined) return undefined;
  const derived = synsetsOf(base, 'verb')
    .slice(0, SENSES_MAX)
    .flatMap((sense) => follow(sense, '+'))
    .filter((s) => s.field === FIELD.act || s.field === FIELD.event || s.field === FIELD.group)
    .flatMap((s) => s.words)
    .filter((w) => !w.includes('_') && (w === base || w.startsWith(base.slice(0, ROOT_LETTERS))));
  // The noun with most meanings is the common one: "visit" and not "visiting", "meeting" and not "meet".
  const senses = (word: string): number => synsetsOf(word, 'noun').length;
  return derived.reduce<string | undefined>(
    (best, w) => (best === undefined || senses(w) > senses(best) ? w : best),
    undefined,
  );
}

/** How far up a kind of a kind is followed. */
const KIND_DEPTH = 5;

/** Tells whether a noun, in its first meanings, is a kind of another ("cricket" of "sport"). */
export function isKindOf(word: string, kind: string): boolean {
  const [base, general] = [baseForm(word, 'noun'), baseForm(kind, 'noun')];
  if (base === undefined || general === undefined || base === general) return false;
  let level = synsetsOf(base, 'noun').slice(0, 2);
  for (let depth = 0; depth < KIND_DEPTH && level.length > 0; depth++) {
    level = level.flatMap((sense) => follow(sense, '@'));
    if (level.some((sense) => sense.words.includes(general))) return true;
  }
  return false;
}

const relatedCache = new Map<string, ReadonlyMap<string, number>>();
/** Words whose relatives are kept: a message to check, or a pair of articles, is compared with many sentences. */
const RELATED_CACHE_MAX = 5_000;

/** Stems of words related to a word, with a weight in (0, 1): synonyms, kinds of it, what it is a kind of, derived words. */
export function relatedStems(
  word: string,
  classes: readonly WordClass[],
): ReadonlyMap<string, number> {
  const key = `${word} ${classes.join(' ')}`;
  let related = relatedCache.get(key);
  if (related === undefined) {
    related = findRelatedStems(word, classes);
    if (relatedCache.size >= RELATED_CACHE_MAX) relatedCache.clear();
    relatedCache.set(key, related);
  }
  return related;
}

function findRelatedStems(word: string, classes: readonly WordClass[]): Map<string, number> {
  const own = stem(word);
  const related = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => {
    for (const other of words) {
      const isPhrasal = PHRASAL_VERB.test(other);
      if ((other.includes('_') && !isPhrasal) || related.size >= RELATED_MAX) continue;
      // Indexed as WordNet writes it; see `findPhrasalVerbs`.
      const key = isPhrasal ? other : stem(other);
      if (key !== own && (related.get(key) ?? 0) < weight) related.set(key, weight);
    }
  };
  for (const wordClass of classes) {
    const base = baseForm(word, wordClass);
    if (base === undefined) continue;
    if (wordClass === 'adj')
      add(
        [`${base}ly`].filter((w) => isWord(w, 'adv')),
        WEIGHT.derived,
      );
    const senses = synsetsOf(base, wordClass).slice(0, SENSES_MAX);
    for (const [i, sense] of senses.entries()) add(sense.words, WEIGHT.synonym * LATER_SENSE ** i);
    for (const [i, sense] of senses.entries()) {
      for (const [symbol, weight] of RELATIONS) {
        for (const pointer of sense.pointers) {
          // Some words have hundreds of kinds, each a line to read.
          if (related.size >= RELATED_MAX) return related;
          if (pointer.symbol !== symbol) continue;
          const other = synsetAt(pointer.offset, pointer.wordClass);
          if (other !== undefined) add(other.words, weight * LATER_SENSE ** i);
        }
      }
    }
  }
  return related;
}

/** Numbers in a definition say nothing of what is defined. */
const COUNTS = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|\d+)$/;

/** Stems of the content words in the definition of a noun's first meaning ("train": transport, railway, car, locomotive). */
export function glossStems(word: string): ReadonlySet<string> {
  const base = baseForm(word, 'noun');
  const [first] = base === undefined ? [] : synsetsOf(base, 'noun');
  const definition = first?.gloss.split(/[;"]/)[0] ?? '';
  return new Set(
    tokenize(definition)
      .filter((t) => isContent(t.norm) && !COUNTS.test(t.norm))
      .map((t) => t.stem),
  );
}

/** Stems of the words that mean the opposite ("admit" - "deny"). */
export function oppositeStems(word: string): ReadonlySet<string> {
  const opposites = new Set<string>();
  for (const wordClass of ['verb', 'adj', 'noun'] as const) {
    const base = baseForm(word, wordClass);
    if (base === undefined) continue;
    for (const sense of synsetsOf(base, wordClass).slice(0, SENSES_MAX)) {
      for (const other of follow(sense, '!'))
        for (const w of other.words) if (!LIGHT.has(w)) opposites.add(stem(w));
    }
  }
  return opposites;
}

function follow(sense: Synset, symbol: string): Synset[] {
  return sense.pointers
    .filter((p) => p.symbol === symbol)
    .flatMap((p) => synsetAt(p.offset, p.wordClass) ?? []);
}
