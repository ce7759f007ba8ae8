import type { Store, StoredSentence } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { findWritten } from './names.ts';
import { isName, textOf } from './quote-wording.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

/** Sentences looked at. */
const LOOKED_AT = 40;
/** Share of a question's words that a quotation must hold to be the one meant by "who said ...". */
const SAID_COVER = 0.5;
/** And its sentence holds of the question all but so much of what the best one does. */
const COVER_SLACK = 0.2;

/** "who said ...": the speaker of the quotation that holds the words. */
export function composeSpeaker(material: Material): Composed | undefined {
  const { question, ranked, store, citations } = material;
  const wanted =
    question.quoted === undefined ? question.terms : termsWithin(question.quoted, question.terms);
  const total = wanted.reduce((sum, t) => sum + t.idf, 0) || 1;
  const least = (ranked[0]?.features.coverRelated ?? 0) - COVER_SLACK;
  const telling = ranked.slice(0, LOOKED_AT).filter((r) => r.features.coverRelated >= least);
  const scored = telling.flatMap((r) =>
    r.sentence.note.quotes
      .filter((q) => q.speaker !== undefined || q.speakerSpan !== undefined)
      .map((q) => {
        const held = new Set(termsOf(tokenize(textOf(store, r.sentence, q))));
        const cover = wanted.reduce((sum, t) => sum + (held.has(t.term) ? t.idf : 0), 0) / total;
        return { r, q, cover };
      }),
  );
  const best = scored.sort((a, b) => b.cover - a.cover || b.r.score - a.r.score)[0];
  if (best === undefined || best.cover < SAID_COVER) return undefined;
  const index = citations.sentence(best.r.sentence);
  const isWritten =
    best.q.speakerSpan !== undefined &&
    (best.q.speaker === undefined || isName(store, best.r.sentence, best.q));
  const written =
    isWritten && best.q.speakerSpan !== undefined
      ? sentenceWith(store, best.r.sentence, best.q.speakerSpan)
      : findWritten(store, best.r.sentence, best.q.speaker ?? '');
  if (written === undefined) return undefined;
  const text = sliceOf(written.sentence, written.span);
  const at = written.sentence === best.r.sentence ? index : citations.sentence(written.sentence);
  const others = scored
    .filter((s) => s.cover >= 0.8 * best.cover && s.r !== best.r && s.q.speaker === best.q.speaker)
    .slice(0, 3)
    .map((s) => citations.sentence(s.r.sentence));
  return { kind: 'direct', values: [{ text, citations: [...new Set([index, at, ...others])] }] };
}

/** The sentence that a span of an article lies in: a speaker may be named some sentences before. */
function sentenceWith(
  store: Store,
  sentence: StoredSentence,
  span: Span,
): { span: Span; sentence: StoredSentence } | undefined {
  const holds = ({ start, end }: Span): boolean => start <= span.start && end >= span.end;
  const found = holds(sentence) ? sentence : store.sentencesOfArticle(sentence.aid).find(holds);
  return found === undefined ? undefined : { span, sentence: found };
}

function termsWithin<T extends { readonly term: string }>(
  text: string,
  terms: readonly T[],
): readonly T[] {
  const held = new Set(termsOf(tokenize(text)));
  const inside = terms.filter((t) => held.has(t.term));
  return inside.length > 0 ? inside : terms;
}
