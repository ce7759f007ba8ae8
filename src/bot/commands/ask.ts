import type {
  Answer,
  Citation,
  Difference,
  ListItem,
  Source,
  Value,
} from '../../briefing/index.ts';
import { verdictWord } from '../answer-text.ts';
import {
  type Block,
  heading,
  type Item,
  type NumberedSource,
  own,
  type QuoteBlock,
  type Reply,
  type Run,
  sourceName,
  text,
  user,
} from '../reply.ts';

type Found = Exclude<Answer, { kind: 'notFound' }>;

/**
 * Returns the Reply to a question: the answer first, then the sentences it stands on, how many articles say it, where
 * they differ, how the question was read, and the numbered articles.
 *
 * @param searched how many articles the answer was looked for in.
 */
export function replyToAnswer(answer: Answer, searched: number): Reply {
  const numbers = numberSources(answer);
  if (answer.kind !== 'notFound') {
    const blocks = found(answer, numbers);
    if (blocks.length > 0) return { status: 'answered', blocks };
    // An answer with nothing in it must not end in silence.
    return replyToAnswer({ ...answer, kind: 'notFound', missing: [], nearest: [] }, searched);
  }
  const nearest = answer.nearest.map((citation) => sentenceQuote(citation, numbers));
  const blocks = [
    ...absence(answer, searched),
    ...(nearest.length > 0 ? [heading('Nearest, but not an answer'), ...nearest] : []),
    ...spellings(answer),
    ...sourcesBlock(numbers),
  ];
  return { status: 'notFound', blocks };
}

/** Returns one Reply to the questions of a message, in turn; each stands over its own answer where there are several. */
export function replyToAnswers(answers: readonly Answer[], searched: number): Reply {
  const replies = answers.map((answer) => replyToAnswer(answer, searched));
  const [only] = replies;
  if (only !== undefined && replies.length === 1) return only;
  return {
    status: replies.some(({ status }) => status === 'answered') ? 'answered' : 'notFound',
    blocks: replies.flatMap(({ blocks }, i) => [text(user(answers[i]?.question ?? '')), ...blocks]),
  };
}

/** What was found, what the question is about first; nothing for an answer that holds nothing. */
function found(answer: Found, numbers: Numbers): Block[] {
  const findings = findingsOf(answer, numbers);
  const evidence = [
    ...answer.citations.map((citation) => sentenceQuote(citation, numbers)),
    ...support(answer),
  ];
  const differences = answer.differences.map((difference) => sideBySide(difference, numbers));
  if (findings.length + evidence.length + differences.length === 0) return [];
  const notes = [...completion(answer), ...spellings(answer)];
  const sources = sourcesBlock(numbers);
  switch (answer.kind) {
    case 'differs':
      return [...findings, ...differences, ...evidence, ...notes, ...sources];
    case 'sources':
      return [...findings, ...sources, ...evidence, ...differences, ...notes];
    default:
      return [...findings, ...evidence, ...differences, ...notes, ...sources];
  }
}

/** The numbers of the articles, in the order in which the answer first uses them. */
interface Numbers {
  readonly list: readonly NumberedSource[];
  of(source: Source): number;
  /** Numbers of the articles of these citations, each once. */
  at(indexes: readonly number[]): number[];
}

function numberSources(answer: Answer): Numbers {
  const numbered = new Map<string, NumberedSource>();
  const add = (source: Source): void => {
    if (!numbered.has(source.id)) numbered.set(source.id, { ...source, number: numbered.size + 1 });
  };
  if (answer.kind === 'sources') answer.sources.forEach(add);
  for (const citation of answer.citations) add(citation.source);
  if (answer.kind === 'notFound') for (const citation of answer.nearest) add(citation.source);

  const of = (source: Source): number => numbered.get(source.id)?.number ?? 0;
  return {
    list: [...numbered.values()],
    of,
    at: (indexes) => [
      ...new Set(
        indexes.flatMap((index) => {
          const citation = answer.citations[index];
          return citation ? [of(citation.source)] : [];
        }),
      ),
    ],
  };
}

const NO_DIFFERENCE = {
  none: 'I found nothing in which the articles differ here.',
  shown: 'I found no name, number, time or place in which the articles differ here. What they say:',
} as const;

/** The answer itself. */
function findingsOf(answer: Found, numbers: Numbers): Block[] {
  switch (answer.kind) {
    case 'direct': {
      const words = joined(answer.values.map((value) => exact(value, numbers)));
      if (answer.verdict === undefined) return words.length > 0 ? [text(...words)] : [];
      const verdict = verdictWord(answer.verdict);
      return [text(own(words.length > 0 ? `${verdict}: ` : `${verdict}.`), ...words)];
    }
    case 'list':
      return [
        {
          kind: 'list',
          items: answer.items.map((item) => listItem(item, numbers)),
        },
      ];
    case 'quotes':
      return answer.quotes.map(
        (quote): QuoteBlock => ({
          kind: 'quote',
          text: quote.text,
          of: quote.direct ? 'speech' : 'sentence',
          speaker: quote.speaker,
          via: quote.via,
          sources: numbers.at(quote.citations),
        }),
      );
    case 'passages':
      return [];
    case 'sources': {
      const count = answer.sources.length;
      return [text(own(count === 1 ? 'One article:' : `${count} articles:`))];
    }
    case 'differs':
      return answer.differences.length > 0
        ? []
        : [text(own(NO_DIFFERENCE[answer.citations.length > 0 ? 'shown' : 'none']))];
  }
}

/** Name, how else it is spelled, and what stands beside it. */
function listItem({ text, detail, spellings, citations }: ListItem, numbers: Numbers): Item {
  const words = (exactly: string): Run => ({ kind: 'exact', text: exactly, sources: [] });
  const others = spellings.filter((spelling) => spelling !== text).map(words);
  return {
    runs: [
      words(text),
      ...(others.length > 0 ? [own(' (also '), ...joined(others, ', '), own(')')] : []),
      ...(detail === undefined ? [] : [own(', '), words(detail)]),
    ],
    sources: numbers.at(citations),
  };
}

/** That there is no answer, and what was looked for. */
function absence(answer: Extract<Answer, { kind: 'notFound' }>, searched: number): Block[] {
  const articles = searched === 1 ? 'the one article' : `the ${searched} articles`;
  const blocks: Block[] = [
    text(own('The articles do not say.')),
    text(own(`Looked for in ${articles}: `), user(answer.reading.completed ?? answer.question)),
  ];
  if (answer.missing.length > 0) {
    blocks.push(
      text(
        own('Nowhere in them: '),
        ...joined(
          answer.missing.map((word) => user(word)),
          ', ',
        ),
      ),
    );
  }
  return blocks;
}

/** How many articles say it, where more than one does. */
function support({ kind, articles, independent, differences }: Answer): Block[] {
  if (articles < 2) return [];
  const sources =
    independent === articles
      ? 'all independent of one another'
      : `which count as ${independent} independent ${independent === 1 ? 'source' : 'sources'}`;
  // Articles that give different values do not say the same.
  const say = kind === 'differs' || differences.length > 0 ? 'speak of it' : 'say so';
  return [text(own(`${articles} articles ${say}, ${sources}.`))];
}

function sideBySide({ about, values }: Difference, numbers: Numbers): Block {
  const rows = values.map((value) => {
    const sources = numbers.at(value.citations);
    const names = sources.flatMap((number) => {
      const source = numbers.list[number - 1];
      return source ? [sourceName(source)] : [];
    });
    return { text: value.text, sources, names };
  });
  return { kind: 'differences', about, rows };
}

/** The question as it was completed from earlier turns. */
function completion({ reading }: Answer): Block[] {
  if (reading.completed === undefined) return [];
  return [text(own('Read as: '), user(reading.completed))];
}

function spellings({ reading }: Answer): Block[] {
  return reading.corrected.map(({ from, to }) =>
    text(own('Spelling: '), user(from), own(' read as '), user(to)),
  );
}

function sourcesBlock({ list }: Numbers): Block[] {
  return list.length > 0 ? [{ kind: 'sources', sources: list }] : [];
}

function sentenceQuote(citation: Citation, numbers: Numbers): QuoteBlock {
  return {
    kind: 'quote',
    text: citation.text,
    of: 'sentence',
    sources: [numbers.of(citation.source)],
    link: citation.link,
  };
}

function exact(value: Value, numbers: Numbers): Run {
  return { kind: 'exact', text: value.text, sources: numbers.at(value.citations) };
}

function joined(runs: readonly Run[], separator = '; '): Run[] {
  return runs.flatMap((run, index) => (index === 0 ? [run] : [own(separator), run]));
}
