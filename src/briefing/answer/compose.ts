import { shapeOf } from '../search/weights.ts';
import { createCitationList } from './citations.ts';
import { composeDefinition } from './compose-definition.ts';
import { composeDifferences } from './compose-differences.ts';
import { composeDirect } from './compose-direct.ts';
import { composeEnumeration, composeMembers } from './compose-list.ts';
import { composeMeant } from './compose-meant.ts';
import { composeOrigin } from './compose-origin.ts';
import { composeDescription, composeInstead, composePassages } from './compose-passages.ts';
import { composeQuotes } from './compose-quotes.ts';
import { asksForOffice, composeHolder } from './compose-role.ts';
import { composeRolesOf } from './compose-roles-of.ts';
import { composeRow } from './compose-row.ts';
import { composeSideBySide, composeSources } from './compose-sources.ts';
import { composeSpeaker } from './compose-speaker.ts';
import { composeMembership, composeVerdict } from './compose-yesno.ts';
import { differencesBeside } from './differences-beside.ts';
import type { Composed, Composer, Material } from './types.ts';

/** Forms that stand on structure (an office, a group's row, a definition, a place of origin) hold even where few words of the question do. */
const STRUCTURED: readonly Composer[] = [
  composeMembers,
  composeMembership,
  composeRolesOf,
  composeHolder,
  composeDefinition,
  composeOrigin,
];

/** The forms tried for each kind of question, in order; the first that the sentences fill is the answer. */
const FORMS: Readonly<Record<Material['question']['kind'], readonly Composer[]>> = {
  who: [
    composeRow,
    composeRolesOf,
    composeHolder,
    composeMembers,
    composeDefinition,
    composeMeant,
    composeDirect,
  ],
  list: [composeMembers, composeHolder, composeEnumeration, composePassages],
  what: [composePassages],
  when: [composeDirect],
  where: [composeOrigin, composeDirect],
  howmany: [composeDirect],
  why: [composePassages],
  quote: [composeQuotes],
  whosaid: [composeSpeaker, composeDirect],
  yesno: [composeMembership, composeVerdict],
  describe: [composeDescription],
  define: [composeDefinition, composeRolesOf],
  sources: [composeSources],
  differ: [composeDifferences, composeSideBySide],
};

/** Kinds whose best sentences are shown where no shorter form is found in them; a number or a date that is not there is not. */
const PASSAGES_INSTEAD: ReadonlySet<Material['question']['kind']> = new Set([
  'who',
  'list',
  'what',
  'where',
  'define',
  'whosaid',
  'sources',
]);

/** "who praised", and neither "who is" nor "who runs". */
const ASKS_WHO_ACTS =
  /^(?:who|(?:what|which) (?!(?:is|was|are|were)\b)\w+)\s(?!(?:is|was|are|were|serve[sd]?|runs?|ran|heads?|headed|leads?|led|governs?|chairs?|directs?|manages?|oversees?|commands?|represents?)\b)/i;

/**
 * Composes the answer in the form its kind asks for, or undefined where the articles do not hold one.
 *
 * @param isSure whether the best sentences cover the question; otherwise only structured forms may answer
 */
export function compose(material: Material, isSure: boolean): Composed | undefined {
  const { kind, plain, terms } = material.question;
  const isLong = shapeOf(material.question) === 'long';
  // A long question ties several facts together: no single span of one sentence is its answer.
  const forms = isLong
    ? [...(kind === 'quote' || kind === 'whosaid' ? FORMS[kind] : []), composePassages]
    : FORMS[kind];
  for (const form of forms) {
    if (!isSure && !STRUCTURED.includes(form) && kind !== 'differ') continue;
    const composed = form(material);
    if (composed !== undefined) return withBeside(material, composed);
  }
  if (!isSure) return undefined;
  // That sentences on one topic are not the same is no difference: none was found.
  if (kind === 'differ') return { kind: 'differs', differences: [] };
  // "what did she offer" is told of, too; her words are only what she said.
  const isShown =
    PASSAGES_INSTEAD.has(kind) || (kind === 'quote' && shapeOf(material.question) === 'ordinary');
  const instead =
    isShown && (actsOnOffice(material.question) || !asksForOffice(plain, terms))
      ? composeInstead(material)
      : undefined;
  return instead === undefined ? composeDiffering(material) : withBeside(material, instead);
}

/** "who criticised the judge": one who holds an office is named, but it is not asked who holds it. */
function actsOnOffice({ kind, plain }: Material['question']): boolean {
  return kind === 'who' && ASKS_WHO_ACTS.test(plain);
}

/** Where no form is filled, but the articles differ on what is asked: the best sentence, and each one's value. */
function composeDiffering(material: Material): Composed | undefined {
  const best = material.ranked[0];
  const passages: Composed = { kind: 'passages' };
  const trial = { ...material, citations: createCitationList(material.store) };
  if (best === undefined || differencesBeside(trial, passages).length === 0) return undefined;
  material.citations.sentence(best.sentence);
  return withBeside(material, passages);
}

/** Adds what other articles say on the asked particular, where the form itself shows no difference. */
function withBeside(material: Material, composed: Composed): Composed {
  const differences = differencesBeside(material, composed);
  return differences.length === 0 ? composed : { ...composed, differences };
}
