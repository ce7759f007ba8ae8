import { stem } from '../text/stem.ts';

const FORMS =
  `one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth
eleven eleventh|twelve twelfth`
    .split(/[|\n]/)
    .map((forms) => forms.split(' '));
/** "part 4" is the fourth part most often, and not always. */
const WEIGHT = 0.7;
const NONE: ReadonlyMap<string, number> = new Map();

/** Stems by which a number in digits is told as well ("4": four, fourth), with how closely they say the same; none from 13 on. */
export function numeralForms(digits: string): ReadonlyMap<string, number> {
  const forms = FORMS[Number(digits) - 1];
  return forms === undefined ? NONE : new Map(forms.map((form) => [stem(form), WEIGHT]));
}
