import type {
  Briefing,
  DetailCheck,
  FoundDifference,
  SentenceCheck,
} from '../../briefing/index.ts';
import { checkQuestion } from '../check-question.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import {
  type Block,
  exact,
  heading,
  type Item,
  own,
  type Reply,
  type Run,
  text,
  user,
} from '../reply.ts';
import { differenceBlock } from './differs.ts';

/** Longer messages are checked in their first sentences. */
const SENTENCES_MAX = 8;
const MESSAGE_MAX_CHARS = 4_000;
const DIFFERENCES_MAX = 2;
/** Details of which articles give different values. */
const COMPARED: ReadonlySet<DetailCheck['kind']> = new Set(['time', 'number', 'place', 'role']);
const FOUND: ReadonlySet<DetailCheck['outcome']> = new Set(['wordForWord', 'close', 'otherValue']);

const VERDICTS: Readonly<Record<SentenceCheck['outcome'], string>> = {
  confirmed: 'The articles say so',
  otherValue: 'The articles say otherwise',
  notInArticles: 'The articles do not say',
  cannotTell: 'I cannot tell',
};

const REPORTED = 'The articles report that somebody says so';

const OUTCOMES: Readonly<Record<DetailCheck['outcome'], string>> = {
  wordForWord: 'stands so in the articles',
  close: 'nearly so',
  otherValue: 'the articles have ',
  notInArticles: 'not in the articles',
  cannotTell: 'stands in the articles, but whether with this they do not tell',
};

/** Returns what the articles say to each sentence of a message: detail by detail, each with its sentence and source. */
export async function check(briefing: Briefing, message: string): Promise<Reply> {
  const given = message.trim().slice(0, MESSAGE_MAX_CHARS);
  const checked = checkQuestion(given.slice(0, 900));
  if (checked.kind === 'unfit') {
    const advice = 'There are no words to check. Write them behind it: check TEXT.';
    return { status: 'error', blocks: [text(own(advice))] };
  }
  const { sentences } = await briefing.check(given);
  if (sentences.length === 0) {
    const advice =
      'I found nothing in it that could be compared: no name, number, time, place or quotation.';
    return { status: 'notFound', blocks: [text(own(advice))] };
  }
  const numbering = createNumbering();
  const shown = sentences.slice(0, SENTENCES_MAX);
  const blocks: Block[] = [];
  for (const sentence of shown)
    blocks.push(
      ...sentenceBlocks(sentence, numbering),
      ...(await differing(briefing, sentence)).map((row) => differenceBlock(row, numbering)),
    );
  const left =
    sentences.length - shown.length + (message.trim().length > MESSAGE_MAX_CHARS ? 1 : 0);
  return {
    status: shown.every(({ outcome }) => outcome === 'notInArticles') ? 'notFound' : 'info',
    blocks: [
      ...blocks,
      ...(left > 0 ? [text(own('The rest of the message was not checked; it is too long.'))] : []),
      ...numbering.sources(),
    ],
  };
}

/** Where the articles differ on details of the sentence: what one of them bears out, another may give otherwise. */
async function differing(
  briefing: Briefing,
  { text: claim, start, details, citations }: SentenceCheck,
): Promise<FoundDifference[]> {
  const compared = details.filter(({ kind, outcome }) => COMPARED.has(kind) && FOUND.has(outcome));
  if (compared.length === 0) return [];
  // The other articles have other values: they are found by what stands around these.
  const about = compared.reduceRight(
    (rest, detail) => rest.slice(0, detail.start - start) + rest.slice(detail.end - start),
    claim,
  );
  const isMeant = ({ values }: FoundDifference): boolean =>
    values.some(
      (value) =>
        compared.some(({ text: said, instead }) => isWithin(instead ?? said, value.text)) &&
        value.citations.some((a) =>
          citations.some((b) => a.source.id === b.source.id && a.start === b.start),
        ),
    );
  const rows = await briefing.differences({ about });
  return rows.filter((row) => row.relation === 'differs' && isMeant(row)).slice(0, DIFFERENCES_MAX);
}

function isWithin(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x.includes(y) || y.includes(x);
}

function sentenceBlocks(sentence: SentenceCheck, numbering: Numbering): Block[] {
  const items = sentence.details.map((detail) => detailItem(detail, numbering));
  return [
    heading(
      sentence.outcome === 'confirmed' && sentence.isReported
        ? REPORTED
        : VERDICTS[sentence.outcome],
    ),
    text(user(sentence.text)),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...sentence.citations.slice(0, 2).map(numbering.quote),
  ];
}

function detailItem(
  { text: words, outcome, instead, differences, citations }: DetailCheck,
  numbering: Numbering,
): Item {
  const other: Run[] = instead === undefined ? [] : [exact(instead)];
  const unlike = differences.flatMap(({ said, instead: there }): Run[] => [
    own(said === '' ? '; left out is ' : there === '' ? '; not there is ' : '; for '),
    ...(said === '' ? [] : [user(said)]),
    own(said === '' || there === '' ? '' : ' they have '),
    ...(there === '' ? [] : [exact(there)]),
  ]);
  const verdict =
    outcome === 'otherValue' && other.length === 0
      ? 'the articles say otherwise'
      : OUTCOMES[outcome];
  return {
    runs: [
      user(words),
      own(`: ${verdict}`),
      ...(outcome === 'otherValue' ? other : []),
      ...(outcome === 'close' ? unlike : []),
    ],
    sources: numbering.at(citations),
  };
}
