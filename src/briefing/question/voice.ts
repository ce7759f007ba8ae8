import { stem } from '../text/stem.ts';
import type { Question } from './types.ts';

/** "who did Roe praise", "who was praised"; but in "who was praising Roe" it is the one asked for who acts. */
const OTHER_ACTS =
  /^(?:who(?:m)?|which \w+|what \w+)\s+(?:did|does|do|has|have|will|was|is|were|are)\s/i;
const PROGRESSIVE =
  /^(?:who|which \w+|what \w+)\s+(?:was|is|were|are)\s(?:\w+ly )?(?!being\b)\w{2,}ing\b/i;
/** "who will praise Roe", "who has praised Roe": the verb stands right behind. */
const VERB_NEXT =
  /^(?:who|which \w+|what \w+)\s+(?:has|have|had|will)\s(?:(?:\w+ly|already|also|just|ever|first) )?(\w+)/i;
const WHOM = /^whom?\s(?:did|does|do|has|have|had|will)\s/i;

type Asked = Pick<Question, 'plain' | 'verb'>;

/** Tells whether a question asks for the one who acts, and not for one whom something was done to. */
export function asksWhoActs(question: Asked): boolean {
  const { plain } = question;
  return PROGRESSIVE.test(plain) || !OTHER_ACTS.test(plain) || isVerbNext(question);
}

/** "who did Norland beat" asks for one who does not act: a country or a body that stands behind a preposition as well. */
export function asksWhom(question: Asked): boolean {
  return WHOM.test(question.plain) && !isVerbNext(question);
}

/** Tells whether the verb stands right behind "who will", "who has": the one asked for acts. */
export function isVerbNext({ plain, verb }: Asked): boolean {
  const next = VERB_NEXT.exec(plain)?.[1];
  return next !== undefined && stem(next.toLowerCase()) === verb;
}
