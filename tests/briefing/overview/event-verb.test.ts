import { expect, it } from 'vitest';
import { findEventVerb } from '../../../src/briefing/overview/timeline/event-verb.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

/** The tense of a sentence's second word, as a verb. */
function tenseOf(text: string) {
  const tokens = tokenize(text).map((token, i) => ({ ...token, tag: i === 1 ? 'VERB' : 'NOUN' }));
  const time = { start: text.length, end: text.length };
  return findEventVerb(tokens, { start: 0, end: text.length }, [], time)?.tense;
}

it.each([
  ['council focuses', 'present'],
  ['council opens', 'present'],
  ['council focused', 'past'],
  ['council met', 'past'],
])('%j is told as %s', (text, tense) => {
  expect(tenseOf(text)).toBe(tense);
});
