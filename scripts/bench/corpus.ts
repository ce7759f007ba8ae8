/** The articles and questions that are measured on: polnear where the shared sets are, else made up at the same size. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../random.ts';

export interface Corpus {
  readonly name: string;
  /** A `.jsonl` of articles. */
  readonly articles: string;
  /** A `.jsonl` of `{ id, question }`. */
  readonly questions: string;
}

const ARTICLES = 1008;
const SENTENCES_PER_ARTICLE = 42;
const WORDS_PER_SENTENCE = 18;
const VOCABULARY = 30_000;
const NAMES = 2000;
const QUESTIONS = 530;

/** The corpus at `data/polnear`, or one written to `folder`. */
export function findCorpus(data: string, folder: string): Corpus {
  const articles = join(data, 'polnear/corpus.jsonl');
  const questions = join(data, 'polnear/questions.jsonl');
  if (existsSync(articles) && existsSync(questions))
    return { name: 'polnear', articles, questions };
  return writeSynthetic(folder);
}

export function readJsonl<Value>(path: string): Value[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));
}

/** News-like text of made-up words, as frequent as words are (Zipf), with names and quotations. */
function writeSynthetic(folder: string): Corpus {
  const random = randomFrom(42);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const made = (syllables: number) =>
    Array.from({ length: syllables }, () => pick(SYLLABLES)).join('');
  const vocabulary = Array.from({ length: VOCABULARY }, () => made(1 + Math.floor(random() * 3)));
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const names = Array.from({ length: NAMES }, () => `${capital(made(2))} ${capital(made(3))}`);
  const word = () =>
    random() < 0.45 ? pick(COMMON) : (vocabulary[Math.floor(VOCABULARY ** random()) - 1] as string);
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const questions: { id: string; question: string }[] = [];

  const sentence = (): string => {
    const length = Math.max(4, Math.round(WORDS_PER_SENTENCE * (0.4 + 1.2 * random())));
    const name = pick(names);
    const kind = random();
    if (kind < 0.25) return `“${capital(words(length - 3))},” ${name} said.`;
    if (kind < 0.5) return `${name} ${words(length - 3)} ${Math.floor(random() * 5000)}.`;
    return `${capital(words(length))}.`;
  };
  const lines = Array.from({ length: ARTICLES }, (_, i) => {
    const sentences = Array.from({ length: SENTENCES_PER_ARTICLE }, sentence);
    const said = sentences.find((text) => text.endsWith('said.'));
    if (said && questions.length < QUESTIONS) {
      const [quoted = '', speaker = ''] = said.split('” ');
      const [first, second] = quoted.split(' ').filter((part) => part.length > 5);
      questions.push({
        id: `q${i}`,
        question: `What did ${speaker.replace(' said.', '')} say about ${first} and ${second}?`,
      });
    }
    const paragraphs = sentences.map((text, n) => (n % 3 === 2 ? `${text}\n\n` : `${text} `));
    return JSON.stringify({
      id: `article-${i}`,
      title: capital(words(9)),
      published: '2016-05-01',
      text: paragraphs.join('').trim(),
    });
  });

  const corpus = {
    name: 'synthetic',
    articles: join(folder, 'synthetic.jsonl'),
    questions: join(folder, 'questions.jsonl'),
  };
  writeFileSync(corpus.articles, `${lines.join('\n')}\n`);
  writeFileSync(
    corpus.questions,
    questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
  );
  return corpus;
}

const COMMON =
  'the of to and a in that for on is with he was as it by from at his be has are an have not who they but'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bo ca ce co da de do fa fi ga ha la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vo'.split(
    ' ',
  );
