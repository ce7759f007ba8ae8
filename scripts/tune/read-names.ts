/** Reads the names that may answer a question, for the fit of the choice among them. */
import { nameInputs } from '../../src/briefing/answer/choose-name.ts';
import { closeTo } from '../../src/briefing/answer/close-sentences.ts';
import { findNames } from '../../src/briefing/answer/name-candidates.ts';
import { sliceOf } from '../../src/briefing/answer/slice.ts';
import type { Question } from '../../src/briefing/question/types.ts';
import type { Ranked } from '../../src/briefing/search/rank.ts';
import type { Store } from '../../src/briefing/store/types.ts';

/** The inputs of a name, whether it is an answer, and whether the rules pick it. */
export interface ReadName {
  readonly inputs: readonly number[];
  readonly isRight: boolean;
  readonly isPicked: boolean;
}

/**
 * The names in the best sentences.
 *
 * @param answers the right ones
 */
export function readNames(
  question: Question,
  ranked: readonly Ranked[],
  store: Store,
  answers: readonly string[],
): ReadName[] {
  const names = findNames(question, closeTo({ question, ranked, store }));
  const inputs = nameInputs(names);
  return names.map(({ ranked: { sentence }, span, features }, i) => ({
    inputs: inputs[i] ?? [],
    isRight: isNamed(sliceOf(sentence, span), answers),
    isPicked: features.picked === 1,
  }));
}

/** Tells whether a name is an answer, or a part of one, or holds one, whole words each. */
function isNamed(name: string, answers: readonly string[]): boolean {
  const own = plainWords(name);
  return answers.map(plainWords).some((a) => own !== '  ' && (a.includes(own) || own.includes(a)));
}

function plainWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.filter((w, i) => i > 0 || !/^(?:the|an?)$/.test(w)).join(' ')} `;
}
