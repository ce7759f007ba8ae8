import { completeFollowUp } from '../question/followup.ts';
import { createLexicon, type Lexicon } from '../question/lexicon.ts';
import type { Question } from '../question/types.ts';
import { type Completion, understand } from '../question/understand.ts';
import { gather } from '../search/gather.ts';
import { preferNamed, preferTold } from '../search/prefer.ts';
import { type Ranked, rank } from '../search/rank.ts';
import { loadWordVectors } from '../search/word-vectors.ts';
import type { Store } from '../store/types.ts';
import type { Turns } from '../turns.ts';
import type { Answer, AskOptions, Citation } from '../types.ts';
import { createCitationList } from './citations.ts';
import { compose } from './compose.ts';
import { asksForAnothersGroup } from './compose-list.ts';
import { assess, confidenceOfAnswer, confidenceOfNone, isEnough } from './confidence.ts';
import { missingWords, unknownNames, unmetCondition } from './decide.ts';
import { asksForTheOthers } from './denied.ts';
import { isPresupposedWrongly } from './presupposed.ts';
import { namingSpeaker } from './speaker-by-office.ts';
import type { Material } from './types.ts';

/** Longer questions are cut here; nobody types more, and the rest cannot block the loop. */
const QUESTION_MAX_CHARS = 2_000;
/** A question with words of several kinds. */
const SAMPLE = 'which old bridge did the mayor open';
/** Nearest sentences shown where the articles do not say. */
const NEAREST_MAX = 2;

/** Creates the way from question to answer over an index, a turn each: understand, search, compose and decide. */
export function createAsk(
  store: Store,
  lexicon: Lexicon = createLexicon(store),
): (question: string, options: AskOptions) => Turns<Answer> {
  // The tagger, the dictionary and the word vectors are loaded by the first question; nobody should wait for that.
  understand(SAMPLE, lexicon);
  loadWordVectors();
  return function* (asked, options) {
    const cut = asked.slice(0, QUESTION_MAX_CHARS);
    const completion = completeFollowUp(cut, options.history ?? [], lexicon, store.words.size);
    const scope =
      options.scope === undefined
        ? undefined
        : new Set(options.scope.flatMap((id) => store.articleIds.get(id) ?? []));
    function* gatherFor(reading: Completion | undefined): Turns<Material> {
      const question = understand(cut, lexicon, reading);
      yield;
      const ranked = preferNamed(question, rank(question, store, scope), store, scope);
      yield;
      return {
        question,
        ranked: preferTold(question, ranked, reading?.told ?? [], store),
        store,
        lexicon,
        scope,
        citations: createCitationList(store),
      };
    }
    const material = yield* gatherFor(completion);
    const named = namingSpeaker(material);
    const top = options.top ?? 0;
    if (named !== undefined) {
      const byName = answer(yield* gatherFor({ text: named }), top);
      if (byName.kind !== 'notFound') return byName;
      // Where nothing is told under the name, it may be told of "the mayor".
      yield;
    }
    return answer(material, top);
  };
}

function answer(material: Material, top: number): Answer {
  const { question, ranked, store, citations } = material;
  const assessment = assess(question, ranked);
  const reading = readingOf(question);
  const base = { question: question.asked, reading };
  const unknown = unknownNames(question);
  const isRefused =
    ranked.length === 0 ||
    question.terms.length === 0 ||
    unknown.length > 0 ||
    unmetCondition(question, ranked) ||
    isPresupposedWrongly(question, ranked) ||
    asksForTheOthers(question, ranked) ||
    asksForAnothersGroup(material);
  const composed =
    isRefused && question.kind !== 'differ'
      ? undefined
      : compose(material, isEnough(question, assessment));
  if (composed === undefined) {
    const nearest = ranked
      .filter((r) => r.features.cover > 0)
      .slice(0, NEAREST_MAX)
      .map((r) => toCitation(r, store));
    const missing = [...new Set([...unknown, ...missingWords(question, store)])];
    return {
      ...base,
      kind: 'notFound',
      missing,
      nearest,
      citations: [],
      articles: 0,
      independent: 0,
      differences: [],
      confidence: confidenceOfNone(question, assessment, isRefused),
      further: furtherOf(material, [], top),
    };
  }
  const shown = {
    ...base,
    ...composed,
    differences: composed.differences ?? [],
    citations: citations.all,
    ...citations.count(),
    confidence: confidenceOfAnswer(question, assessment),
  };
  return { ...shown, further: furtherOf(material, citations.all, top) };
}

function readingOf(question: Question): Answer['reading'] {
  return {
    kind: question.kind,
    about: [...new Set(question.names.flatMap((n) => n.keys.slice(0, 1)))],
    corrected: question.corrected,
    completed: question.completed ? question.plain : undefined,
  };
}

/** Sentences that the answer does not cite, in the order in which one would go on reading, until there are `top` in all. */
function furtherOf(
  { question, ranked, store, scope }: Material,
  cited: readonly Citation[],
  top: number,
): Citation[] {
  const isCited = (r: Ranked): boolean => {
    const { source, start, end } = toCitation(r, store);
    return cited.some((c) => c.source.id === source.id && c.start <= start && end <= c.end);
  };
  if (top <= cited.length) return [];
  return gather(question, ranked, ranked.filter(isCited), store, scope)
    .slice(0, top - cited.length)
    .map((r) => toCitation(r, store));
}

function toCitation(r: Ranked, store: Store): Citation {
  const source = store.article(r.sentence.aid)?.source;
  if (source === undefined) throw new Error(`article ${r.sentence.aid} is not in the index`);
  return { source, start: r.sentence.note.start, end: r.sentence.note.end, text: r.sentence.text };
}
