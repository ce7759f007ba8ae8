import type { Briefing, GroupMember, Person, PersonRole } from '../../briefing/index.ts';
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

/** Returns who is who, with offices and articles; of one person everything that is known. */
export async function people(briefing: Briefing, name: string | undefined): Promise<Reply> {
  const { persons, groups, more } = await briefing.people({ name });
  if (persons.length === 0) {
    const words = name === undefined ? [] : [own(': '), user(name)];
    return {
      status: 'notFound',
      blocks: [text(own('The articles name nobody like that'), ...words)],
    };
  }
  const numbering = createNumbering();
  const blocks: Block[] = [
    { kind: 'list', items: persons.map((person) => personItem(person, numbering)) },
    ...(more > 0 ? [text(own(`And ${more} more; ask for one by name: people NAME.`))] : []),
    ...groups.flatMap(({ name: group, members }): Block[] => [
      heading(`${group}: ${members.length} named`),
      { kind: 'list', items: members.map((member) => memberItem(member, numbering)) },
    ]),
    // Of one person the sentences that name him are worth seeing.
    ...(persons.length === 1 && persons[0] ? persons[0].citations.map(numbering.quote) : []),
  ];
  return { status: 'info', blocks: [...blocks, ...numbering.sources()] };
}

function personItem(person: Person, numbering: Numbering): Item {
  const roles = person.roles.flatMap((role, index): Run[] => [
    own(index === 0 ? ', ' : '; '),
    exact(role.text, numbering.at(role.citations)),
    ...furtherArticles(role),
  ]);
  return {
    runs: [exact(person.name), ...alsoWritten(person.spellings), ...roles],
    sources: person.roles.length > 0 ? [] : numbering.at(person.citations),
  };
}

/** The articles that give an office beyond those cited for it. */
function furtherArticles({ articles, citations }: PersonRole): Run[] {
  const more = articles - citations.length;
  return more > 0 ? [own(` and ${more} more`)] : [];
}

function memberItem({ name, spellings, role, citations }: GroupMember, numbering: Numbering): Item {
  return {
    runs: [
      exact(name),
      ...alsoWritten(spellings),
      ...(role === undefined ? [] : [own(', '), exact(role)]),
    ],
    sources: numbering.at(citations),
  };
}

function alsoWritten(spellings: readonly string[]): Run[] {
  if (spellings.length === 0) return [];
  const runs = spellings.flatMap((spelling): Run[] => [own(', '), exact(spelling)]).slice(1);
  return [own(' (also '), ...runs, own(')')];
}
