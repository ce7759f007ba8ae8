/** Asks the questions of a set and keeps what the fits learn from. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsk } from '../../src/briefing/answer/ask.ts';
import { support, weigh } from '../../src/briefing/answer/confidence.ts';
import { loadArticles } from '../../src/briefing/articles/load.ts';
import { createLexicon } from '../../src/briefing/question/lexicon.ts';
import type { Question, Term } from '../../src/briefing/question/types.ts';
import { understand } from '../../src/briefing/question/understand.ts';
import { type Candidate, FEATURE_NAMES } from '../../src/briefing/search/features.ts';
import { byPlace } from '../../src/briefing/search/place.ts';
import { preferNamed } from '../../src/briefing/search/prefer.ts';
import { rank } from '../../src/briefing/search/rank.ts';
import { type Shape, shapeOf, WEIGHTS } from '../../src/briefing/search/weights.ts';
import { openStore } from '../../src/briefing/store/store.ts';
import type { Store } from '../../src/briefing/store/types.ts';
import { atOnce } from '../../src/briefing/turns.ts';
import type { Answer, Article, QuestionKind } from '../../src/briefing/types.ts';
import { hashOf } from '../hash.ts';
import type { GoldQuestion, Hits } from './gold.ts';
import { type ReadName, readNames } from './read-names.ts';
import { snippetsOf } from './snippets.ts';

type HitRule = (question: GoldQuestion) => Hits;

/** A question of a shared set. */
interface SharedQuestion extends GoldQuestion {
  readonly question: string;
  readonly scope?: readonly string[];
  readonly context?: readonly string[];
}

/** A question of a set with its candidates. */
export interface ReadQuestion {
  readonly set: string;
  readonly id: string;
  readonly shape: Shape;
  readonly kind: QuestionKind;
  readonly answerable: boolean;
  readonly terms: readonly Pick<Term, 'idf' | 'frequency'>[];
  /** How well the articles support an answer; see `support`. */
  readonly supported: number;
  /** Whether the first citation of the answer (or the sentence that came nearest) hits; only known of quotations. */
  readonly isRight: boolean;
  /** Features of each candidate, by place: an order of the shipped ranking would make each fit the cause of another. */
  readonly rows: readonly Float32Array[];
  /** 1 for a candidate that hits. */
  readonly gold: Uint8Array;
  /** 1 for a candidate that holds the evidence itself: one that only holds the words of the answer may do so by chance. */
  readonly evidence: Uint8Array;
  /** Where a name is asked for: those that may be it. */
  readonly names: readonly ReadName[];
}

/**
 * Reads a set of the data folder: at most `most` questions of each kind, answerable and not, the same ones every time.
 * Follow-ups need their conversation, which the fits do not hold; they are left out.
 */
export async function readSet(
  data: string,
  set: string,
  most: number,
  hitsOf: HitRule,
): Promise<ReadQuestion[]> {
  const { articles } = loadArticles(join(data, set, 'corpus.jsonl'));
  return readQuestions(
    set,
    articles,
    questionsOf(join(data, set, 'questions.jsonl'), most),
    hitsOf,
  );
}

/** Articles of a small corpus, and characters of each: what a newsroom holds of one story. */
const SMALL = { articles: 5, chars: 3_000 } as const;

/**
 * Reads the answerable questions of a set again, put to the openings of a few articles at a time; with `further`, to what
 * follows them as well, part by part.
 */
export async function readParts(
  data: string,
  set: string,
  hitsOf: HitRule,
  further: boolean,
): Promise<ReadQuestion[]> {
  const { articles } = loadArticles(join(data, set, 'corpus.jsonl'));
  const asked = questionsOf(join(data, set, 'questions.jsonl'), Number.POSITIVE_INFINITY);
  const read: ReadQuestion[] = [];
  for (let from = 0; from < articles.length; from += SMALL.articles) {
    const few = articles.slice(from, from + SMALL.articles).map(partsOf);
    const most = further ? Math.max(...few.map((parts) => parts.length)) : 1;
    for (let part = 0; part < most; part++) {
      const corpus = few.flatMap((parts) => parts[part] ?? []);
      const texts = new Map(corpus.map(({ id, text }) => [id, text]));
      const answered = asked.filter(
        (q) =>
          q.answerable &&
          (q.evidence ?? []).some((e) => texts.get(e.article_id)?.includes(e.text) === true),
      );
      const name = part === 0 ? `${set}, openings` : `${set}, parts`;
      // The end of the longest article alone leaves nothing to choose from.
      if (part === 0 || corpus.length > 1)
        read.push(...(await readQuestions(name, corpus, answered, hitsOf)));
    }
  }
  return read;
}

/** An article cut behind paragraphs. */
function partsOf(article: Article): Article[] {
  const parts: Article[] = [];
  for (let start = 0; start < article.text.length; ) {
    const end = article.text.indexOf('\n', start + SMALL.chars);
    const to = end < 0 ? article.text.length : end;
    parts.push({ ...article, text: article.text.slice(start, to) });
    start = to;
  }
  return parts;
}

/** Snippets that a question is put to. */
const FOUND = 10;

/** Reads the answerable questions of a set again, each put to the few snippets of its articles that fit it best. */
export async function readSnippets(
  data: string,
  set: string,
  hitsOf: HitRule,
): Promise<ReadQuestion[]> {
  const { articles } = loadArticles(join(data, set, 'corpus.jsonl'));
  const cut = new Map(articles.map((article) => [article.id, snippetsOf(article)]));
  const asked = questionsOf(join(data, set, 'questions.jsonl'), Number.POSITIVE_INFINITY)
    .filter((q) => q.answerable)
    .map((q) => ({
      ...q,
      evidence: (q.evidence ?? []).flatMap(({ article_id, text }) =>
        (cut.get(article_id) ?? [])
          .filter((snippet) => snippet.text.includes(text))
          .map(({ id }) => ({ article_id: id, text })),
      ),
    }))
    .filter((q) => q.evidence.length > 0);
  return readQuestions(`${set}, snippets`, [...cut.values()].flat(), asked, hitsOf, bestFor);
}

/** The first snippet with evidence, and those whose sentences come first among all by hand. */
const bestFor: ScopeRule = (gold, question, store) => {
  const found = new Set<number>();
  const answer = store.articleIds.get(gold.evidence?.[0]?.article_id ?? '');
  if (answer !== undefined) found.add(answer);
  const byHand = rank(question, store, undefined).sort(
    (a, b) => scoreByHand(b) - scoreByHand(a) || byPlace(a.sentence, b.sentence),
  );
  for (const { sentence } of byHand) {
    if (found.size === FOUND) break;
    found.add(sentence.aid);
  }
  return found;
};

/** What the weights set by hand make of a candidate: the fitted ones must not choose what they are fitted to. */
function scoreByHand({ features }: Candidate): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + WEIGHTS[name] * features[name], 0);
}

/** Numbers of the articles that a question is put to; undefined for all. */
type ScopeRule = (
  gold: SharedQuestion,
  question: Question,
  store: Store,
) => ReadonlySet<number> | undefined;

const statedScope: ScopeRule = ({ scope }, _, { articleIds }) =>
  scope === undefined ? undefined : new Set(scope.flatMap((id) => articleIds.get(id) ?? []));

async function readQuestions(
  set: string,
  articles: readonly Article[],
  asked: readonly SharedQuestion[],
  hitsOf: HitRule,
  scopeOf: ScopeRule = statedScope,
): Promise<ReadQuestion[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tune-'));
  const store = openStore(join(folder, 'index.db'));
  try {
    await store.sync(articles);
    const lexicon = createLexicon(store);
    const ask = createAsk(store, lexicon);
    return asked.map((gold) => {
      const question = understand(gold.question, lexicon);
      const scope = scopeOf(gold, question, store);
      const ranked = rank(question, store, scope);
      const candidates = [...ranked].sort((a, b) => byPlace(a.sentence, b.sentence));
      const hits = hitsOf(gold);
      const isEvidence = hitsOf({ ...gold, answers: [] });
      const marked = (rule: Hits): Uint8Array =>
        Uint8Array.from(candidates, ({ sentence: { aid, text } }) =>
          rule({ article_id: store.article(aid)?.source.id ?? '', text }) ? 1 : 0,
        );
      const shape = shapeOf(question);
      return {
        set,
        id: gold.id,
        shape,
        kind: question.kind,
        answerable: gold.answerable,
        terms: question.terms.map(({ idf, frequency }) => ({ idf, frequency })),
        supported: support(weigh(question, ranked)),
        isRight:
          shape === 'quotation' &&
          isRight(atOnce(ask(gold.question, { scope: gold.scope, top: 1 })), hits),
        rows: candidates.map((r) => Float32Array.from(FEATURE_NAMES, (name) => r.features[name])),
        gold: marked(hits),
        evidence: marked(isEvidence),
        names:
          question.wanted === 'person' && shape === 'ordinary' && gold.answerable
            ? readNames(
                question,
                preferNamed(question, ranked, store, scope),
                store,
                gold.answers ?? [],
              )
            : [],
      };
    });
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

function isRight(answer: Answer, hits: Hits): boolean {
  const [first] = [...answer.citations, ...answer.further];
  return first !== undefined && hits({ article_id: first.source.id, text: first.text });
}

function questionsOf(path: string, most: number): SharedQuestion[] {
  const all = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SharedQuestion)
    .filter((q) => (q.context ?? []).length === 0);
  const take = (answerable: boolean): SharedQuestion[] =>
    all
      .filter((q) => q.answerable === answerable)
      .sort((a, b) => hashOf(a.id) - hashOf(b.id) || (a.id < b.id ? -1 : 1))
      .slice(0, most);
  return [...take(true), ...take(false)];
}
