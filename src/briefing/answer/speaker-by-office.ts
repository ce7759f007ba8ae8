import { SPEAKS } from '../question/kinds.ts';
import type { Lexicon } from '../question/lexicon.ts';
import { understand } from '../question/understand.ts';
import type { Store } from '../store/types.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { foldWords, isContent, tokenize } from '../text/tokens.ts';
import { createCitationList } from './citations.ts';
import { composeHolder, QUALIFIERS } from './compose-role.ts';
import { isSameName } from './names.ts';
import { sliceOf } from './slice.ts';
import type { Material } from './types.ts';

/** "what did the mayor of Orvik" - "say about ...": who speaks, and what is asked of the words. */
const SPEAKER = new RegExp(
  `^(what (?:exactly )?(?:did|does|do|has|have|had) )([^,?"]{3,60}?)( ${SPEAKS}\\b.*)$`,
  'i',
);
/** Articles of the best sentences in which the holder of an office is looked for: another town has another mayor. */
const SENTENCES = 5;

/**
 * Returns "what did Roe say about ..." for "what did the mayor of Orvik say about ...", by the articles that tell most of
 * what is asked; undefined where somebody is named, or nobody there holds the office.
 */
export function namingSpeaker(material: Material): string | undefined {
  const { question, ranked, lexicon, store } = material;
  if (question.kind !== 'quote') return undefined;
  const [, head = '', office = '', rest = ''] = SPEAKER.exec(question.plain) ?? [];
  const words = new Set(tokenize(office).map((t) => t.norm));
  const isNamed = question.names.some(
    (n) => n.words.every((w) => words.has(w)) && isPerson(n.keys[0], lexicon),
  );
  if (isNamed || ![...words].some((w) => TITLE_WORDS.has(w))) return undefined;
  const articles = new Set(ranked.slice(0, SENTENCES).map((r) => r.sentence.aid));
  const holder = composeHolder({
    ...material,
    question: understand(`who is ${office}`, lexicon),
    scope: articles,
    citations: createCitationList(store),
  });
  const name =
    holder?.kind === 'direct' ? holder.values[0]?.text : onlyHolder(words, articles, store);
  return name !== undefined && isPerson(foldWords(name), lexicon)
    ? `${head}${name}${rest}`
    : undefined;
}

/** What the articles do not know as a country, a place or an organisation. */
function isPerson(key: string | undefined, lexicon: Lexicon): boolean {
  return (
    key?.startsWith('@') !== true &&
    /^(?:person|name)$/.test(lexicon.name(key ?? '')?.kind ?? 'name')
  );
}

/** "the mayor", where the articles have a single one; a deputy mayor is none. */
function onlyHolder(
  words: ReadonlySet<string>,
  articles: ReadonlySet<number>,
  store: Store,
): string | undefined {
  const [office, ...others] = [...words].filter((w) => isContent(w));
  if (office === undefined || others.length > 0) return undefined;
  const holders = [...articles]
    .flatMap((aid) => store.sentencesOfArticle(aid))
    .flatMap((sentence) =>
      sentence.note.roles
        .filter((role) => {
          const own = tokenize(sliceOf(sentence, role)).map((t) => t.norm);
          return own.includes(office) && !own.some((w) => QUALIFIERS.has(w));
        })
        .map((role) => ({ key: role.person, name: sliceOf(sentence, role.name) })),
    );
  const [first] = holders;
  return first !== undefined && holders.every((h) => isSameName(h.key, first.key))
    ? first.name
    : undefined;
}
