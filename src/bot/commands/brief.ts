import type { Briefing } from '../../briefing/index.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { type Block, exact, heading, type Item, own, type Reply, text, user } from '../reply.ts';
import { differenceBlock } from './differs.ts';
import { quotationBlocks } from './quotes.ts';
import { entryItem } from './timeline.ts';

const FACTS_MAX = 3;
const PERSONS_MAX = 6;
const CITED_MAX = 3;
const QUOTATIONS_MAX = 2;
/** Quotations that are looked through for short ones, and the characters that are short. */
const QUOTATIONS_READ = 8;
const PASSAGE_MAX_CHARS = 320;
const EVENTS_MAX = 5;
const DIFFERENCES_MAX = 3;

/** Returns the whole picture on one screen: what most articles say, who and when, who said what, and where they differ. */
export async function brief(briefing: Briefing, about: string | undefined): Promise<Reply> {
  const numbering = createNumbering();
  const parts = [
    await facts(briefing, about, numbering),
    await persons(briefing, about, numbering),
    await events(briefing, about, numbering),
    await quotations(briefing, about, numbering),
    await differences(briefing, about, numbering),
  ].flat();
  if (parts.length === 0) {
    const words = about === undefined ? [] : [own(': '), user(about)];
    return {
      status: 'notFound',
      blocks: [text(own('The articles say nothing of that'), ...words)],
    };
  }
  const subject = about === undefined ? '' : ` ${about}`;
  const choices = ['people', 'quotes', 'timeline', 'differs', 'sources'].map((command) => ({
    label: command,
    // A person's name is all that people and quotes take.
    command: command === 'people' || command === 'quotes' ? command : `${command}${subject}`,
  }));
  return {
    status: 'info',
    blocks: [
      text(own(scope(briefing)), ...(about === undefined ? [] : [own(' About: '), user(about)])),
      ...parts,
      ...numbering.sources(),
      { kind: 'choices', choices },
    ],
  };
}

/** How many articles there are, from when to when. */
function scope({ sources }: Briefing): string {
  const days = sources.flatMap(
    ({ published }) => /^\d{4}-\d{2}-\d{2}/.exec(published ?? '')?.[0] ?? [],
  );
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  const count = sources.length === 1 ? '1 article' : `${sources.length} articles`;
  if (first === undefined || last === undefined) return `${count}.`;
  const when = first === last ? `of ${first}` : `from ${first} to ${last}`;
  return days.length === sources.length
    ? `${count} ${when}.`
    : `${count}, those with a date ${when}.`;
}

/** What several articles say, each fact by one of its sentences. */
async function facts(
  briefing: Briefing,
  about: string | undefined,
  numbering: Numbering,
): Promise<Block[]> {
  const { rows } = await briefing.coverage({ about });
  const shown = rows.slice(0, FACTS_MAX);
  if (shown.length === 0) return [];
  return [
    heading('What several articles say'),
    ...shown.map(({ fact, cells }): Block => {
      const others = cells.flatMap(({ citation }) => citation ?? []);
      return { ...numbering.quote(fact), sources: numbering.at([fact, ...others]) };
    }),
  ];
}

async function persons(
  briefing: Briefing,
  about: string | undefined,
  numbering: Numbering,
): Promise<Block[]> {
  // Who matters to a subject is told by its sentences, not by the names of the corpus.
  if (about !== undefined) return [];
  const shown = (await briefing.people()).persons.slice(0, PERSONS_MAX);
  const items = shown.map(({ name, roles, citations }): Item => {
    const [role] = roles;
    return {
      runs: [exact(name), ...(role === undefined ? [] : [own(', '), exact(role.text)])],
      sources: numbering.at((role?.citations ?? citations).slice(0, CITED_MAX)),
    };
  });
  return items.length > 0 ? [heading('Who'), { kind: 'list', items }] : [];
}

/** The events that most articles tell, in order. */
async function events(
  briefing: Briefing,
  about: string | undefined,
  numbering: Numbering,
): Promise<Block[]> {
  const { entries } = await briefing.timeline({ about });
  const told = (index: number): number =>
    new Set(entries[index]?.tellings.map(({ citation }) => citation.source.id)).size;
  const isShort = (index: number): boolean =>
    (entries[index]?.tellings[0]?.clause.text.length ?? 0) <= PASSAGE_MAX_CHARS;
  const shown = [...entries.keys()]
    .filter(isShort)
    .sort((a, b) => told(b) - told(a) || b - a)
    .slice(0, EVENTS_MAX)
    .sort((a, b) => a - b)
    .flatMap((index) => entries[index] ?? []);
  if (shown.length === 0) return [];
  const items = shown.map((entry) => entryItem(entry, numbering));
  return [heading('When'), { kind: 'list', items }];
}

async function quotations(
  briefing: Briefing,
  about: string | undefined,
  numbering: Numbering,
): Promise<Block[]> {
  if (about !== undefined) return [];
  const { groups } = await briefing.quotations({ limit: QUOTATIONS_READ });
  const shown = groups
    .filter(({ versions: [longest] }) => longest.text.length <= PASSAGE_MAX_CHARS)
    .slice(0, QUOTATIONS_MAX);
  if (shown.length === 0) return [];
  return [
    heading('Who said what'),
    ...shown.flatMap((group) => quotationBlocks(group, numbering).slice(0, 1)),
  ];
}

async function differences(
  briefing: Briefing,
  about: string | undefined,
  numbering: Numbering,
): Promise<Block[]> {
  const found = await briefing.differences({ about });
  const shown = found.filter(({ relation }) => relation === 'differs').slice(0, DIFFERENCES_MAX);
  return shown.map((difference) => differenceBlock(difference, numbering));
}
