import { completeFollowUp } from '../question/followup.ts';
import { createLexicon } from '../question/lexicon.ts';
import type { Question } from '../question/types.ts';
import { understand } from '../question/understand.ts';
import { preferNamed } from '../search/prefer.ts';
import { type Ranked, rank } from '../search/rank.ts';
import type { Store } from '../store/types.ts';
import type { Answer, AskOptions, Citation } from '../types.ts';
import { createCitationList } from './citations.ts';
import { compose } from './compose.ts';
import { answerFrom, confidenceOfAnswer, confidenceOfNone, support, weigh } from './confidence.ts';
import { missingWords, unknownNames, unmetCondition } from './decide.ts';
import { isPresupposedWrongly } from './presupposed.ts';
import type { Material } from './types.ts';

/** Longer questions are cut here; nobody types more, and the rest cannot block the loop. */
const QUESTION_MAX_CHARS = 2_000;
/** Nearest sentences shown where the articles do not say. */
const NEAREST_MAX = 2;

/** Creates the way from question to answer over an index: understand, search, compose, decide. */
export function createAsk(store: Store): (question: string, options: AskOptions) => Answer {
  const lexicon = createLexicon(store);
  // The tagger and the dictionary are loaded by the first question; nobody should wait for that.
  understand('who said what to whom', lexicon);
  return (asked, options) => {
    const cut = asked.slice(0, QUESTION_MAX_CHARS);
    const completion = completeFollowUp(cut, options.history ?? [], lexicon, store.size);
    const question = understand(cut, lexicon, completion);
    const scope =
      options.scope === undefined
        ? undefined
        : new Set(options.scope.flatMap((id) => store.articleIds.get(id) ?? []));
    const ranked = preferNamed(question, rank(question, store, scope), store.size);
    const material: Material = {
      question,
      ranked,
      store,
      lexicon,
      scope,
      citations: createCitationList(store),
    };
    return answer(material, options.top ?? 0);
  };
}

function answer(material: Material, top: number): Answer {
  const { question, ranked, store, citations } = material;
  const supported = support(weigh(question, ranked));
  const reading = readingOf(question);
  const base = { question: question.asked, reading };
  const unknown = unknownNames(question);
  const isRefused =
    ranked.length === 0 ||
    question.terms.length === 0 ||
    unknown.length > 0 ||
    unmetCondition(question, ranked) ||
    isPresupposedWrongly(question, ranked);
  const composed =
    isRefused && question.kind !== 'differ'
      ? undefined
      : compose(material, supported >= answerFrom(question));
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
      confidence: confidenceOfNone(question, supported, isRefused),
      further: furtherOf(ranked, [], top, store),
    };
  }
  const shown = {
    ...base,
    ...composed,
    differences: composed.differences ?? [],
    citations: citations.all,
    ...citations.count(),
    confidence: confidenceOfAnswer(question, supported),
  };
  return { ...shown, further: furtherOf(ranked, citations.all, top, store) };
}

function readingOf(question: Question): Answer['reading'] {
  return {
    kind: question.kind,
    about: [...new Set(question.names.flatMap((n) => n.keys.slice(0, 1)))],
    corrected: question.corrected,
    completed: question.completed ? question.plain : undefined,
  };
}

/** Ranked sentences that the answer does not cite, until there are `top` in all. */
function furtherOf(
  ranked: readonly Ranked[],
  cited: readonly Citation[],
  top: number,
  store: Store,
): Citation[] {
  const isCited = (c: Citation): boolean =>
    cited.some(
      (other) => other.source.id === c.source.id && other.start <= c.start && c.end <= other.end,
    );
  return ranked
    .map((r) => toCitation(r, store))
    .filter((c) => !isCited(c))
    .slice(0, Math.max(0, top - cited.length));
}

function toCitation(r: Ranked, store: Store): Citation {
  const source = store.article(r.sentence.aid)?.source;
  if (source === undefined) throw new Error(`article ${r.sentence.aid} is not in the index`);
  return { source, start: r.sentence.note.start, end: r.sentence.note.end, text: r.sentence.text };
}
