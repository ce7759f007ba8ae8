import { citeSentence } from '../overview/cite.ts';
import { countIndependent, groupsOf } from '../overview/independent.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { Turns } from '../turns.ts';
import type { DigestSentence, DigestStatus, DigestStory } from './digest-types.ts';
import { createEchoes } from './echoes.ts';
import { fingerprint } from './fingerprint.ts';
import type { News, StoryArticles } from './news.ts';
import { chooseTelling } from './telling-sentences.ts';

/** Articles read of one story: of a large one, more tell the same. */
const READ_MAX = 12;
/** Sentences of an earlier article that a new one is compared with. */
const EARLIER_SENTENCES = 30;
const CONFIRMED_MAX = 2;

/** A story with the sentences that are shown of it. */
export interface ToldStory {
  readonly story: DigestStory;
  readonly shown: readonly StoredSentence[];
}

/** What is known of a story beside its articles. */
export interface StoryStanding {
  /** One of its new articles contradicts an earlier one. */
  readonly isDisputed: boolean;
  /** One of its new articles is an earlier one that was changed. */
  readonly isChanged: boolean;
}

/** Takes the articles to read of a story, in the order given: of each independent source one, and of copies what fits. */
export function pickArticles(store: Store, aids: readonly number[]): number[] {
  const groups = groupsOf(store, aids);
  const firsts = groups.flatMap(([first]) => first ?? []);
  const others = groups.flatMap((group) => group.slice(1));
  const read = new Set([...firsts, ...others].slice(0, READ_MAX));
  return aids.filter((aid) => read.has(aid));
}

/**
 * Tells a story by sentences of its new articles that nothing before said, and, if another source now confirms it, by some that an
 * earlier article says too. Undefined where the new articles only repeat.
 */
export function* tellStory(
  { store, told }: News,
  all: readonly number[],
  { fresh, related }: StoryArticles,
  standing: StoryStanding,
): Turns<ToldStory | undefined> {
  const earlier = related.flatMap((aid) =>
    store.sentencesOfArticle(aid).slice(0, EARLIER_SENTENCES),
  );
  const echoes = createEchoes(store, earlier);
  const now = fresh.flatMap((aid) => store.sentencesOfArticle(aid));
  const isToldBefore = new Set<StoredSentence>();
  const isEchoed = new Set<StoredSentence>();
  const isConfirming = new Set<StoredSentence>();
  for (const sentence of now) {
    if (told('fact', fingerprint(sentence.text)) !== undefined) isToldBefore.add(sentence);
    for (const { aid } of echoes(sentence)) {
      isEchoed.add(sentence);
      if (countIndependent(store, [aid, sentence.aid]).independent > 1) isConfirming.add(sentence);
    }
    yield;
  }
  const before = countIndependent(store, related).independent;
  const confirming = [...isConfirming].map(({ aid }) => aid);
  const isConfirmed = countIndependent(store, [...related, ...confirming]).independent > before;
  const fresher = chooseTelling(
    store,
    fresh,
    (sentence) => isToldBefore.has(sentence) || isEchoed.has(sentence),
  );
  const confirmed = isConfirmed
    ? chooseTelling(
        store,
        fresh,
        (sentence) => isToldBefore.has(sentence) || !isConfirming.has(sentence),
      ).slice(0, CONFIRMED_MAX)
    : [];
  const shown = [...fresher, ...confirmed];
  const [first] = shown;
  if (first === undefined) return undefined;
  const echoesNow = createEchoes(store, [...now, ...earlier]);
  const othersSaying = (sentence: StoredSentence): StoredSentence[] =>
    echoesNow(sentence).filter(
      (other, i, all) =>
        other.aid !== sentence.aid && all.findIndex(({ aid }) => aid === other.aid) === i,
    );
  const tell = (sentence: StoredSentence): DigestSentence => ({
    citation: citeSentence(store, sentence),
    others: othersSaying(sentence).map((other) => citeSentence(store, other)),
  });
  const status: DigestStatus = standing.isDisputed
    ? 'disputed'
    : isConfirmed
      ? 'confirmed'
      : related.length > 0 || standing.isChanged
        ? 'continued'
        : 'new';
  const story = {
    status,
    key: fingerprint(first.text),
    ...countIndependent(store, all),
    sources: all.flatMap((aid) => store.article(aid)?.source ?? []),
    sentences: fresher.map(tell),
    confirmed: confirmed.map(tell),
  };
  return { story, shown };
}
