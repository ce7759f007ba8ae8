import { findPhrasalVerbs } from '../text/phrasal-verbs.ts';
import type { CountryMention } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { baseForm, FIELD, isNounOf } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Citation, QuestionKind } from '../types.ts';
import { findAskedCountries, findAskedNames, isUsedAsName, mendSpelling } from './asked-names.ts';
import { plainQuestion } from './chat.ts';
import { headOf, mainVerb, wantedOf } from './grammar.ts';
import { kindOf, withoutAgreement } from './kinds.ts';
import type { Lexicon } from './lexicon.ts';
import { LIGHT_IDF_MOST, LIGHT_VERBS } from './light-verbs.ts';
import { numeralForms } from './numerals.ts';
import { relatedTo } from './related.ts';
import { wordsOfReports } from './reported.ts';
import { tagWords } from './tagger.ts';
import type { Question, Term } from './types.ts';

/** No relatives: names and numbers have none. */
const NONE: ReadonlyMap<string, number> = new Map();
/** Words of a question that are searched for; of longer ones the first. */
const TERMS_MOST = 60;
/** Words whose relatives are looked up. */
const RELATED_MOST = 24;
/** Words that ask for a form of answer and name no subject. */
const FORM_WORDS: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  quote:
    /^(?:say|says|said|tell|tells|told|state[ds]?|claim(?:s|ed)?|write|writes|wrote|mention(?:s|ed)?|exact|exactly|words?|wording|verbatim|quotes?|quotations?|statements?|comments?|remarks?|respond(?:ed)?|reply|replied|add(?:ed)?|use[ds]?)$/,
  whosaid:
    /^(?:say|says|said|tell|told|state[ds]?|claim(?:ed)?|words?|phrase|term|expression|used?|coined|uttered|quote[ds]?|called?|calls|described?|describes)$/,
  describe:
    /^(?:describe|summari[sz]e|summary|overview|recap|explain|give|tell|happened|happen|brief|background|details?|takeaways?|nutshell|rundown|main|key|points?)$/,
  define: /^(?:stand|stands|mean|means|meaning|define|definition|term)$/,
  when: /^(?:date|dates|day|days|time|year|years|month|months|hour|week|exact|precise|specific|happen|happened|take|took|place)$/,
  where: /^(?:place|venue|location|site|take|took|happen|happened|held|located|situated)$/,
  why: /^(?:reasons?|causes?|purpose)$/,
  howmany: /^(?:number|amount|total|exact|money)$/,
  sources:
    /^(?:sources?|articles?|outlets?|papers?|newspapers?|publications?|reports?|stories|say|says|said|mention(?:s|ed)?|reported|list|lists|carry|name|names|quote|quotes|describe|give|include)$/,
  differ:
    /^(?:sources?|articles?|outlets?|papers?|newspapers?|publications?|reports?|stories|accounts?|agree|agrees|disagree|differ|differs|contradict|conflict|conflicting|differences?|discrepanc\w+|contradictions?|inconsisten\w+|consistent)$/,
  list: /^(?:list|name|names|enumerate|include[ds]?|including|else|named)$/,
  who: /^(?:name|names|person|people|full|individual)$/,
};
/** "did they sign anything" asks for no thing of that name. */
const INDEFINITE = /^(?:any|some|every|no)(?:thing|one|body|where)$/;
/** "how big is the loss" is told in a number, and nowhere called big; nor is "how long" told by "long ago". */
const SIZE = /^(?:big|large|great|steep|long|old)$/;
/** An office, and no league's or division's rank. */
const PREMIER = /\bpremier\b(?! (?:league|division|cup|class)\b)/gi;
/** "what type of car": a car is asked for, whatever its type is called. */
const TYPE = /^(?:types?|makes?|models?|brands?|styles?)$/;
/** A capital's country, beside the capital itself. */
const CAPITAL_WEIGHT = 0.7;
/** A name asked about counts at least so much, however often a small corpus names it. */
const NAME_IDF_LEAST = 1.5;
/** A verb or adjective that the articles never use is most often only another way of asking. */
const UNSEEN_IDF_MOST = 3;

/** Who reported something is no part of what is told; the outlet and the date are measured by themselves. */
const REPORT_IDF_MOST = 0.5;

/** What earlier turns contribute: the completed text, where the question could not stand alone. */
export interface Completion {
  readonly text: string;
  readonly kind?: QuestionKind | undefined;
  /** What the turn before cited, where the question asks on about that very thing ("when?"). */
  readonly told?: readonly Citation[];
}

/** Understands a question: its kind, the names and words asked about, and what the answer must be. */
export function understand(asked: string, lexicon: Lexicon, completion?: Completion): Question {
  const text = inWordsOf(lexicon, plainQuestion(completion?.text ?? asked));
  const main = withoutAgreement(text);
  const kind = personKind(completion?.kind ?? kindOf(main), main);
  const quoted = /"([^"]{2,})"/.exec(main)?.[1];
  const tagged = new Map(tagWords(main).map(({ word, tag }) => [word.toLowerCase(), tag]));
  const { tokens, corrected } = mendSpelling(tokenize(main), lexicon);
  const names = findAskedNames(tokens, lexicon);
  const nameWords = new Set(names.flatMap((n) => n.words));
  const countries = findAskedCountries(tokens, lexicon);
  const terms = new Map<string, Term>();
  const add = (term: Term): void => {
    if (!terms.has(term.term)) terms.set(term.term, term);
  };
  const ofReports = wordsOfReports(tokens, lexicon.outlets);
  const form = FORM_WORDS[kind];
  const verb = mainVerb(tokens, tagged, form, nameWords);
  const phrasal = new Map(findPhrasalVerbs(tokens).map(({ from, term }) => [from, term]));
  for (const [i, token] of tokens.entries()) {
    // "North Korea" is searched for as one country, whatever the article calls it.
    const country = countries.find((c) => c.from === i);
    if (country !== undefined) for (const term of countryTerms(country, tokens, lexicon)) add(term);
    if (countries.some((c) => i >= c.from && i < c.to)) continue;
    if (
      terms.size >= TERMS_MOST ||
      !isContent(token.norm) ||
      (kind !== 'quote' && INDEFINITE.test(token.norm)) ||
      // "who trains her now": what articles tell is told as of now.
      token.norm === 'now' ||
      (form?.test(token.norm) && !nameWords.has(token.norm)) ||
      (kind === 'howmany' && tokens[i - 1]?.norm === 'how' && SIZE.test(token.norm)) ||
      (TYPE.test(token.norm) &&
        /^(?:what|which)$/.test(tokens[i - 1]?.norm ?? '') &&
        tokens[i + 1]?.norm === 'of') ||
      (token.norm === 'supposed' && tokens[i + 1]?.norm === 'to')
    )
      continue;
    const part =
      token.stem === verb ? 'verb' : partOf(token, tagged.get(token.raw.toLowerCase()), nameWords);
    const frequency = lexicon.frequency(token.stem);
    const related =
      part === 'number'
        ? numeralForms(token.norm)
        : part === 'name' || terms.size >= RELATED_MOST
          ? NONE
          : relatedTo(token.norm, part, frequency, kind, phrasal.get(i));
    const idf = lexicon.idf(token.stem);
    const weight = LIGHT_VERBS.has(token.stem)
      ? Math.min(idf, LIGHT_IDF_MOST)
      : part === 'name'
        ? Math.max(idf, NAME_IDF_LEAST)
        : frequency === 0 && part !== 'noun' && part !== 'number'
          ? Math.min(idf, UNSEEN_IDF_MOST)
          : idf;
    add({
      term: token.stem,
      word: token.norm,
      idf: ofReports.has(i) ? Math.min(weight, REPORT_IDF_MOST) : weight,
      part,
      frequency,
      related: part === 'verb' ? withoutNames(related, lexicon) : related,
    });
  }
  return {
    asked,
    plain: main,
    completed: completion !== undefined,
    kind,
    terms: [...terms.values()],
    stems: tokens.map((t) => t.stem),
    names: [
      ...names,
      ...countries.map((c) => ({
        words: tokens.slice(c.from, c.to).map((t) => t.norm),
        keys: [c.term],
      })),
    ],
    wanted: wantedOf(kind, main),
    head: headOf(main, tokens, tagged),
    verb,
    quoted,
    corrected,
  };
}

/** An office is asked for by the name that the articles have for it. */
function inWordsOf(lexicon: Lexicon, text: string): string {
  return text.replace(PREMIER, (word) =>
    lexicon.frequency(stem(word.toLowerCase())) > 0 ? word : 'prime minister',
  );
}

/** "which palace aide", "what analyst": a singular noun for a person asks who; "the name of the bridge" does not. */
function personKind(kind: QuestionKind, plain: string): QuestionKind {
  const named =
    /^(?:what|which) (?:is|was|are|were) the (?:full )?names? (?:of|given to) (?:the |an? )?([\p{L}' -]+?)(?= (?:of|in|at|for|on|by|from|that|which|who|where|useful)\b|[?,]|$)/iu.exec(
      plain,
    )?.[1];
  const thing = baseForm(named?.split(' ').at(-1)?.toLowerCase() ?? '', 'noun');
  if (kind === 'who' && thing !== undefined && !canAct(thing)) return 'what';
  if (kind !== 'what' && kind !== 'list') return kind;
  const row =
    /^(?:which|what) (?!(?:is|was|are|were|do|does|did|has|have|had|will|would|can|could|should|the|an?)\b)((?:[\p{L}'-]+ ){0,3}?[\p{L}'-]+) (?:is|was|are|were|has|had|did|does|said|told|went|will|would|[\p{L}]+(?:ed|s))\b/iu.exec(
      plain,
    )?.[1];
  const noun = row?.split(' ').at(-1)?.toLowerCase();
  return noun !== undefined &&
    !noun.endsWith('s') &&
    (TITLE_WORDS.has(noun) || isNounOf(noun, FIELD.person, 1))
    ? 'who'
    : kind;
}

/** Persons, offices, groups and organisations can do something. */
function canAct(noun: string): boolean {
  return TITLE_WORDS.has(noun) || isNounOf(noun, FIELD.person) || isNounOf(noun, FIELD.group);
}

/** A country is one term; a capital is a place of its own, and its country nearly as good. */
function countryTerms(country: CountryMention, tokens: readonly Token[], lexicon: Lexicon): Term[] {
  const own = country.isCapital
    ? tokens.slice(country.from, country.to).map((t) => ({
        term: t.stem,
        word: t.norm,
        related: new Map([[country.term, CAPITAL_WEIGHT]]),
      }))
    : [{ term: country.term, word: country.term, related: NONE }];
  return own.map((o) => ({
    ...o,
    idf: Math.max(lexicon.idf(o.term), NAME_IDF_LEAST),
    part: 'name',
    frequency: lexicon.frequency(o.term),
  }));
}

/** Words related to a verb, but for those that the articles use as names: nobody beats anyone by being called Trump. */
function withoutNames(
  related: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): ReadonlyMap<string, number> {
  return new Map(
    [...related].filter(([term]) => !isUsedAsName({ norm: term, stem: term }, lexicon)),
  );
}

function partOf(
  token: Token,
  tag: string | undefined,
  nameWords: ReadonlySet<string>,
): Term['part'] {
  if (nameWords.has(token.norm)) return 'name';
  if (/^\d/.test(token.norm)) return 'number';
  if (tag === 'VERB') return 'verb';
  if (tag === 'ADJ') return 'adjective';
  if (tag === 'NOUN' || tag === 'PROPN') return 'noun';
  return baseForm(token.norm, 'noun') !== undefined ? 'noun' : 'other';
}
