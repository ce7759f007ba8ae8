import type { QuoteMention } from '../annotate/types.ts';
import type { Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { holdsTerm, LOOSELY_RELATED } from '../search/words.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { foldWords, tokenize } from '../text/tokens.ts';
import type { Quote } from '../types.ts';
import { isAsked } from './names.ts';
import {
  isOfOthers,
  isSaidByAnother,
  isSpeakerSlot,
  isSpoken,
  namesPerson,
  reportsWordsOf,
  reportsWordsOfNoun,
  speakerNoun,
} from './quote-speakers.ts';
import { nameOf, textOf, toQuote } from './quote-wording.ts';
import type { Composed, Material } from './types.ts';

/** Most quotations shown, and how far below the best the score of one may be where a topic is given. */
const QUOTES_MAX = 5;
const MARGIN = 2.5;
/** How much better than the best sentence of the speaker asked about another must fit to come first. */
const SPEAKER_LEAD = 1;
/** The same for a sentence that seems to quote somebody else: only where nearly all words of the topic stand there. */
const OTHER_SPEAKER_LEAD = 5;
/** Sentences looked at. */
const LOOKED_AT = 40;
/** Share of the topic's words that must be there. */
const TOPIC_COVER = 0.3;
/** Two quotations are one from so many words and this share of the shorter one on. */
const CARRIED_WORDS = 3;
const CARRIED_SHARE = 0.8;

/** "what did anyone say", and not "what did the trade demand". */
const SAYS_SO = /\b(?:say|said|tell|told)\b/i;

/** "what did X say (about Y)": what X is quoted with, word for word, and what is reported of X's words. */
export function composeQuotes(material: Material): Composed | undefined {
  const { question, ranked, store } = material;
  const best = ranked[0];
  if (best === undefined) return undefined;
  const speakers = question.names.filter((n) => isSpeakerSlot(question.plain, n.words));
  const noun = speakers.length > 0 ? undefined : speakerNoun(question);
  const slots = speakers.length > 0 || noun !== undefined ? speakers : question.names.slice(0, 1);
  // Where a person is named, a country named besides does not speak.
  const people = slots.filter((n) => !n.keys.some((k) => k.startsWith('@')));
  const asked = people.length > 0 ? people : slots;
  const topic = question.terms.filter(
    (t) => !asked.some((n) => n.words.includes(t.word) || n.keys.includes(t.term)),
  );
  const speaks = (s: StoredSentence): boolean =>
    s.note.quotes.some((q) => q.speaker !== undefined && isAsked(q.speaker, asked)) ||
    reportsWordsOf(s, asked);
  const spoken =
    asked.length === 0
      ? ranked
          .slice(0, LOOKED_AT)
          .filter(({ sentence }) =>
            noun === undefined
              ? !SAYS_SO.test(question.plain) || isSpoken(sentence)
              : reportsWordsOfNoun(sentence, noun, store),
          )
      : ranked.filter((r) => speaks(r.sentence));
  // Without a topic everything the speaker said is asked for, wherever it stands.
  const pool =
    asked.length > 0 && (topic.length === 0 || spoken.length === 0)
      ? [
          ...spoken,
          ...ofSpeaker(
            material,
            asked.flatMap((n) => n.keys),
          ).filter((r) => speaks(r.sentence)),
        ]
      : spoken;
  // Where another sentence fits the topic much better, its speaker was not recognised: it goes first, as it stands.
  const first = pool[0];
  const isSomebodyElses = isSaidByAnother(best.sentence, asked);
  const lead = isSomebodyElses ? OTHER_SPEAKER_LEAD : SPEAKER_LEAD;
  if (
    topic.length > 0 &&
    asked.length > 0 &&
    !(first === undefined && isSomebodyElses && namesPerson(best.sentence, asked)) &&
    best.features.namesAround > 0 &&
    isSpoken(best.sentence) &&
    !(question.names.length > asked.length && isOfOthers(best.sentence, asked)) &&
    (first === undefined || first.score < best.score - lead)
  )
    pool.unshift(best);
  if (pool.length === 0 || !touchesTopic(topic, pool)) return undefined;
  const limit = topic.length === 0 ? Number.NEGATIVE_INFINITY : (pool[0]?.score ?? 0) - MARGIN;
  const quotes: Quote[] = [];
  /** Terms of each that is word for word. */
  const said: string[][] = [];
  const cited = new Set<number>();
  for (const r of pool) {
    if (quotes.length >= QUOTES_MAX) break;
    // The same words in another article are shown as well, however that article puts them.
    if (r.score < limit && !carriesOne(store, r.sentence, said)) continue;
    const own = r.sentence.note.quotes.filter(
      (q) => asked.length === 0 || (q.speaker !== undefined && isAsked(q.speaker, asked)),
    );
    const index = citeWhole(material, r.sentence, own);
    if (cited.has(index)) continue;
    cited.add(index);
    if (own.length === 0)
      quotes.push({
        text: r.sentence.text,
        direct: false,
        // Whose words they are is told only where the sentence does.
        speaker: speaks(r.sentence)
          ? nameOf(
              r.sentence,
              asked.flatMap((n) => n.keys),
            )
          : undefined,
        citations: [index],
      });
    for (const q of own) {
      const quote = toQuote(store, r.sentence, q, index);
      addQuote(quotes, quote);
      if (quote.direct) said.push(termsOf(tokenize(quote.text)));
    }
  }
  return quotes.length === 0 ? undefined : { kind: 'quotes', quotes };
}

/** Some good part of what the words are to be about stands in or beside the best of them. */
function touchesTopic(topic: readonly Term[], pool: readonly Ranked[]): boolean {
  const total = topic.reduce((sum, t) => sum + t.idf, 0);
  if (total === 0) return true;
  const best = pool.slice(0, 3);
  // Words on another country or person than the one asked about are no answer, whatever else they share.
  const names = topic.filter((t) => t.part === 'name');
  if (
    names.length > 0 &&
    !best.some(
      (r) =>
        r.features.namesAround === 1 ||
        names.some((t) => holdsTerm(r.sentence, t, LOOSELY_RELATED)),
    )
  )
    return false;
  return best.some((r) => {
    const held = topic.reduce(
      (sum, t) => sum + (holdsTerm(r.sentence, t, LOOSELY_RELATED) ? t.idf : 0),
      0,
    );
    return held / total >= TOPIC_COVER || r.features.coverNeighbours >= 0.8;
  });
}

/** Tells whether a sentence quotes the words of one of the quotations, or a part of them. */
function carriesOne(
  store: Store,
  sentence: StoredSentence,
  said: readonly (readonly string[])[],
): boolean {
  if (said.length === 0) return false;
  return sentence.note.quotes.some((q) => {
    const own = termsOf(tokenize(textOf(store, sentence, q)));
    return own.length >= CARRIED_WORDS && said.some((terms) => share(own, terms) >= CARRIED_SHARE);
  });
}

/** Share of the shorter row of terms that the other one holds. */
function share(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  return few.filter((t) => many.has(t)).length / Math.max(1, few.length);
}

/** Adds a quotation; the same words by the same speaker in another article are one with two citations. */
function addQuote(quotes: Quote[], quote: Quote): void {
  const at = quotes.findIndex(
    (q) => q.direct && q.speaker === quote.speaker && foldWords(q.text) === foldWords(quote.text),
  );
  const same = quotes[at];
  if (same === undefined) quotes.push(quote);
  else
    quotes[at] = {
      ...same,
      via: same.via ?? quote.via,
      citations: [...new Set([...same.citations, ...quote.citations])],
    };
}

/** All sentences that name one of the speakers and are not among the ranked ones; they follow those. */
function ofSpeaker({ store, ranked, scope }: Material, keys: readonly string[]): Ranked[] {
  const known = new Set(ranked.map((r) => r.sentence.sid));
  const lowest = ranked.at(-1);
  if (lowest === undefined) return [];
  const naming = keys.slice(0, 4).flatMap((key) => store.sentencesNaming(key, 60));
  return store
    .sentences(naming.filter((sid) => !known.has(sid)))
    .filter((s) => scope?.has(s.aid) ?? true)
    .map((sentence) => ({ ...lowest, sentence }));
}

/** Cites a sentence with the rest of a quotation that opens in it or began before it. */
function citeWhole(
  { store, citations }: Material,
  sentence: StoredSentence,
  quotes: readonly QuoteMention[],
): number {
  const start = Math.min(sentence.note.start, ...quotes.map((q) => q.start));
  const end = Math.max(sentence.note.end, ...quotes.map((q) => q.end));
  const whole = store
    .sentencesOfParagraph(sentence.pid)
    .filter((s) => s.note.end > start && s.note.start < end);
  const from = whole[0] ?? sentence;
  const to = whole.at(-1) ?? sentence;
  // Furniture between sentences would be cited with them: then the sentence alone.
  const text = store.article(sentence.aid)?.text.slice(from.note.start, to.note.end) ?? '';
  const joined = whole.map((s) => s.text).join(' ');
  return text.replace(/\s+/g, ' ') === joined.replace(/\s+/g, ' ')
    ? citations.span(sentence.aid, { start: from.note.start, end: to.note.end })
    : citations.sentence(sentence);
}
