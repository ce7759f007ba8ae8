import type { Mention, QuoteMention } from '../../annotate/types.ts';
import type { Store, StoredSentence } from '../../store/types.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';

/** A quotation of one article before the wordings of several are brought together. */
export interface QuotationEntry extends Span {
  readonly aid: number;
  readonly articleId: string;
  readonly text: string;
  /** Key of the speaker's name; undefined where the articles give a description or nothing. */
  readonly key?: string | undefined;
  /** The name in the fullest form of this article, or the description in its words. */
  readonly speaker?: string | undefined;
  readonly saidBy?: string | undefined;
  readonly via?: string | undefined;
  /** What is cited: the sentences it stands in, or the first of them where something else stands between them. */
  readonly cited: Span;
}

const PRONOUN = /^(?:he|she|it|they|i|we|who|which|that)$/i;
const CONTRACTION = /['’‘ʼ](?:s|d|ll|ve|re|m)$/i;
const POSSESSIVE = /['’‘ʼ]s?$/;

/** Returns every quotation of an article once, in order of place. */
export function readQuotations(store: Store, aid: number): QuotationEntry[] {
  const article = store.article(aid);
  if (article === undefined) return [];
  const sentences = store.sentencesOfArticle(aid);
  const byStart = new Map<number, { quote: QuoteMention; sentences: StoredSentence[] }>();
  for (const sentence of sentences)
    for (const quote of sentence.note.quotes) {
      const known = byStart.get(quote.start);
      if (known === undefined) byStart.set(quote.start, { quote, sentences: [sentence] });
      else known.sentences.push(sentence);
    }
  const nameOf = createNames(article.text, sentences);
  return [...byStart.values()]
    .sort((a, b) => a.quote.start - b.quote.start)
    .map(({ quote, sentences: within }) => {
      const { start, end, speaker: key, speakerSpan, via } = quote;
      const saidBy =
        speakerSpan === undefined
          ? undefined
          : article.text.slice(speakerSpan.start, speakerSpan.end);
      const described =
        saidBy === undefined || PRONOUN.test(saidBy.replace(CONTRACTION, '')) ? undefined : saidBy;
      return {
        aid,
        articleId: article.source.id,
        start,
        end,
        text: article.text.slice(start, end),
        key,
        speaker: (key === undefined ? undefined : nameOf(key, described)) ?? described,
        saidBy,
        via,
        cited: citedSpan(article.text, within),
      };
    });
}

/** Finds the fullest form in which an article writes a name. */
function createNames(
  text: string,
  sentences: readonly StoredSentence[],
): (key: string, described: string | undefined) => string | undefined {
  const fullest = new Map<string, string>();
  for (const { note } of sentences)
    for (const mention of note.mentions) {
      const written = withoutPossessive(text, mention);
      // "Stein-Calder" stands for two people and is the name of neither.
      const isName = tokenize(written).every((t) => mention.key.split(' ').includes(t.norm));
      const isCountry = mention.key.startsWith('@');
      if ((isName || isCountry) && written.length > (fullest.get(mention.key)?.length ?? 0))
        fullest.set(mention.key, written);
    }
  // A country speaks through somebody: its name alone would say less than the article does.
  return (key, described) =>
    key.startsWith('@') ? (described ?? fullest.get(key)) : fullest.get(key);
}

function withoutPossessive(text: string, { start, end }: Mention): string {
  return text.slice(start, end).replace(POSSESSIVE, '');
}

/** From the first sentence to the last; only the first where anything but white space stands between them. */
function citedSpan(text: string, sentences: readonly StoredSentence[]): Span {
  const first = sentences[0];
  if (first === undefined) return { start: 0, end: 0 };
  let { end } = first;
  for (const { start, end: next } of sentences.slice(1)) {
    if (text.slice(end, start).trim() !== '') return { start: first.start, end: first.end };
    end = next;
  }
  return { start: first.start, end };
}
