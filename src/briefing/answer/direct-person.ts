import type { Question } from '../question/types.ts';
import { asksWhoActs } from '../question/voice.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { isDemonym } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { baseForm, FIELD, isNounOf } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent } from '../text/tokens.ts';
import { isOnlyCapitalised } from './headline.ts';
import { sliceOf, textBefore } from './slice.ts';
import { isBehindBy } from './who-acts.ts';

/** What leads from a name to what describes it. */
const DESCRIBES = /,\s(?:the|an?)\s(?:[\p{L}.'’-]+\s){0,3}$/u;

const ABSTRACT = /(?:ness|tion|sion|ment|ism|ship)$/;

/** "which team won": no person, and "which country" nothing but a country. */
export function ofKindAsked(
  { head, terms }: Question,
  { note }: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  const noun = baseForm(terms.find((t) => t.term === head.at(-1))?.word ?? '', 'noun') ?? '';
  const isCountry = /^(?:country|nation)$/.test(noun);
  if (!isCountry && (!isNounOf(noun, FIELD.group, 1) || isNounOf(noun, FIELD.person, 1)))
    return spans;
  return spans.filter((s) => {
    const kind = note.mentions.find((m) => m.start === s.start && m.end === s.end)?.kind;
    return isCountry ? kind === 'country' : kind !== 'person';
  });
}

/** "Senator Roe, the Tarn Liberal who ...": what describes somebody names nobody, nor does "Saxon-American". */
export function withoutDescriptions(
  question: Question,
  sentence: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  return spans.filter((s) => {
    const comma = DESCRIBES.exec(textBefore(sentence, s))?.index;
    const described = comma === undefined ? undefined : sentence.start + comma;
    const [, last] = /-(\p{Lu}\p{L}+)$/u.exec(sliceOf(sentence, s)) ?? [];
    return (
      !spans.some((o) => o.end === described) &&
      (last === undefined || !isDemonym(last)) &&
      !isThing(sentence, s) &&
      !isOnlyCapitalised(sentence, s) &&
      !describesNoun(question, sentence, s)
    );
  });
}

/** "Preparedness Plan": a name made of what nobody is called. */
function isThing(sentence: Ranked['sentence'], span: WantedSpan): boolean {
  const words = sliceOf(sentence, span).toLowerCase().split(/\s/);
  return (
    sentence.note.mentions.some((m) => m.start === span.start && m.kind === 'name') &&
    words.some((word) => ABSTRACT.test(word) && baseForm(word, 'noun') !== undefined)
  );
}

/** "the Harbour Union effort": a name that is no person's, before what can only be a noun. */
function describesNoun(
  { head }: Question,
  { text, note }: Ranked['sentence'],
  span: WantedSpan,
): boolean {
  const next = /^\s(\p{Ll}[\p{L}-]*)/u.exec(text.slice(span.end - note.start))?.[1] ?? '';
  return (
    isContent(next) &&
    !/['’‘ʼ]s?$/.test(text.slice(span.start - note.start, span.end - note.start)) &&
    !head.includes(stem(next)) &&
    (TITLE_WORDS.has(next) ||
      (baseForm(next, 'noun') !== undefined &&
        (['verb', 'adj', 'adv'] as const).every((c) => baseForm(next, c) === undefined))) &&
    !note.mentions.some((m) => m.start === span.start && m.kind === 'person')
  );
}

/** Persons where the sentence names any; otherwise countries and organisations can act as well. */
export function personsFirst(
  sentence: Ranked['sentence'],
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const persons = spans.filter((s) =>
    sentence.note.mentions.some(
      (m) =>
        m.start === s.start && (m.kind === 'person' || (m.kind === 'name' && m.key.includes(' '))),
    ),
  );
  return persons.length > 0 ? persons : [...spans];
}

/** For "who": a subject before the verb when the question asks for the one who acts, a name behind it otherwise. */
export function personBonus(
  question: Question,
  sentence: Ranked['sentence'],
  span: WantedSpan,
): number {
  const mention = sentence.note.mentions.find((m) => m.start === span.start);
  if (mention === undefined) return 0;
  const asksActor = asksWhoActs(question);
  const isPerson = mention.kind === 'person' || mention.key.includes(' ');
  const by = isBehindBy(sentence, span);
  return (
    (isPerson ? 1.2 : 0) +
    (asksActor && (mention.isSubject || by) ? 0.8 : 0) +
    (asksActor && by ? 3 : 0) +
    (!asksActor && !mention.isSubject ? 0.3 : 0)
  );
}
