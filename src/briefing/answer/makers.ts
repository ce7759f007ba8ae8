import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { isDemonym } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { relatedStems } from '../text/thesaurus.ts';
import type { Said } from './compare-values.ts';
import { sliceOf } from './slice.ts';

/** "who is the director of the film ...", "who was the founder of ...". */
const ASKS_MAKER =
  /^(?:[Ww]ho|[Ww]hat|[Ww]hich \p{L}+) (?:is|was|are|were) the (?:[\p{L}-]+ ){0,2}?([\p{L}-]+?)s? (?:of|behind|associated with) (?:the )?(?:([\p{Ll}]+) )?/u;
/** A verb this closely related to the word for who did it tells of the same. */
const SAME_ACT = 0.45;
/** Words between "by" and the name: "by the American rock band". */
const BY_REACH = 6;

/** What the sentences that could name a maker hold right before "by". */
export interface Making {
  readonly stems: ReadonlySet<string>;
}

/** The words behind which "by" names the one asked for: "directed", "album"; undefined where no maker is asked for. */
export function makingOf(question: Question): Making | undefined {
  const [, role, thing] = ASKS_MAKER.exec(question.plain) ?? [];
  if (role === undefined) return undefined;
  const related = relatedStems(role.toLowerCase(), ['noun']);
  const acts = [...related].flatMap(([s, weight]) => (weight >= SAME_ACT ? s : []));
  return { stems: new Set([...acts, ...(thing === undefined ? [] : [stem(thing)])]) };
}

/** The name behind "by", where what was made, or the making, stands right before it. */
export function makerIn(making: Making, sentence: StoredSentence): Said | undefined {
  const { tokens, note } = sentence;
  for (const [i, by] of tokens.entries()) {
    if (by.norm !== 'by') continue;
    const [before, last] = [tokens[i - 2], tokens[i - 1]];
    const isMade =
      last !== undefined &&
      (making.stems.has(last.stem) ||
        (before !== undefined && making.stems.has(before.stem) && /ed$/.test(last.norm)));
    const until = tokens[i + BY_REACH]?.end ?? sentence.end;
    const name = note.mentions.find(
      (m) => m.start >= by.end && m.start < until && !isDemonym(sliceOf(sentence, m)),
    );
    if (isMade && name !== undefined) return { sentence, span: name };
  }
  return undefined;
}
