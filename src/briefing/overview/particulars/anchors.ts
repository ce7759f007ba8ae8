import type { StoredSentence } from '../../store/types.ts';
import { isContent } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import type { Anchor } from './particular-types.ts';
import { type Clauses, clausesOf, type Event, eventsAt } from './sentence-events.ts';

/**
 * What a span is about, once for each thing that happens there; without a verb, who stands in the sentence. Sentences are
 * taken apart for this alone, where they have a particular: it is what costs most of the time.
 */
export function anchorsAt(sentence: StoredSentence, span: Span): Anchor[] {
  const clauses = clausesOf(sentence);
  const events = eventsAt(clauses, span);
  if (events.length === 0) return [plainAnchor(sentence, subjectsIn(sentence))];
  return events.map((event) => anchorOf(sentence, clauses, event, span));
}

function anchorOf(sentence: StoredSentence, { words }: Clauses, event: Event, span: Span): Anchor {
  const inClause = words
    .slice(event.from, event.to)
    .filter((w) => (w.end <= span.start || w.start >= span.end) && isContent(w.norm));
  return {
    predicate: { stem: event.word.stem, word: event.word.raw },
    actors: event.actors,
    names: namesIn(sentence),
    words: new Set(inClause.map((w) => w.stem)),
    mode: event.mode,
  };
}

/** What is about somebody, whatever happens. */
export function plainAnchor(sentence: StoredSentence, actors: readonly string[]): Anchor {
  return {
    actors,
    names: namesIn(sentence),
    words: new Set(sentence.tokens.filter((t) => isContent(t.norm)).map((t) => t.stem)),
    mode: 'done',
  };
}

function namesIn({ note }: StoredSentence): ReadonlySet<string> {
  return new Set([...note.mentions.map((m) => m.key), ...note.refers]);
}

function subjectsIn({ note }: StoredSentence): string[] {
  return [...new Set(note.mentions.filter((m) => m.isSubject).map((m) => m.key))].slice(0, 1);
}
