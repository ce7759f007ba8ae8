import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

let folder: Folder;
let briefing: Briefing;
beforeAll(async () => {
  folder = writeFolder();
  briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
});
afterAll(() => {
  briefing.close();
  folder.remove();
});

describe('findPeople', () => {
  it('joins the spellings of a person, with the offices and the articles', async () => {
    const lindqvist = (await briefing.people()).persons.find(({ name }) =>
      name.includes('Lindqvist'),
    );
    expect([lindqvist?.name, ...(lindqvist?.spellings ?? [])].sort()).toEqual([
      'Sergei Lindqvist',
      'Sergey Lindqvist',
    ]);
    expect(lindqvist?.roles.map(({ text }) => text)).toEqual(['Harbour Master']);
    expect(lindqvist?.sources.map(({ id }) => id)).toEqual(['visit-herald.md', 'visit-post.md']);
  });

  it('knows persons without an office by their age, or by "he" and "she"', async () => {
    const files = writeFolder({
      'a.txt':
        'Piet Dorn, 54, was jailed in Tideford. A report on Harbour Water blamed the pumps.\n\nNora Wick lost her savings. “I cannot forgive it,” she said.\n\nAfter slamming harbour minister Tom Falk, acting mayor Mia Stein left.',
    });
    const trial = await createBriefing({ articles: files.articles, database: ':memory:' });
    const { persons } = await trial.people();
    const names = persons.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Piet Dorn', 'Nora Wick']));
    expect(names).not.toContain('Harbour Water');
    const roles = persons.flatMap((person) => person.roles.map(({ text }) => text));
    expect(roles).toContain('acting mayor');
    expect(roles.join()).not.toContain('slamming');
    trial.close();
    files.remove();
  });

  it('names those first whom most articles name', async () => {
    const { persons } = await briefing.people();
    const counts = persons.map(({ sources }) => sources.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(persons[0]?.name).toBe('Ines Calder');
  });

  it('cites each name and office word for word', async () => {
    for (const { name, roles, citations } of (await briefing.people()).persons) {
      expect(citations.some(({ text }) => text.includes(name.split(' ').at(-1) ?? ''))).toBe(true);
      for (const role of roles) expect(role.citations[0]?.text).toContain(role.text);
      for (const citation of [...citations, ...roles.flatMap((role) => role.citations)]) {
        expect(briefing.context(citation)).toBeDefined();
      }
    }
  });

  it('gives a group that two articles name with all its members, once each', async () => {
    const [group] = (await briefing.people()).groups;
    expect(group?.name).toBe('Tideford delegation');
    expect(group?.members.map(({ name, role }) => [name, role])).toEqual([
      ['Otto Stein', 'Council President'],
      ['Ana Brandt', 'Minister of Health'],
      ['Sergey Lindqvist', 'Harbour Master'],
      ['Tom Bell', 'fire chief'],
      ['Mia Falk', 'City Engineer'],
    ]);
    expect(group?.members.map(({ citations }) => citations.length)).toEqual([2, 2, 2, 2, 1]);
  });

  it.each([
    ['stein', ['Otto Stein']],
    ['Ines', ['Ines Calder']],
    ['calderr', ['Ines Calder']],
    ['Quentin', []],
  ])('finds the person meant by %s', async (name, names) => {
    expect((await briefing.people({ name })).persons.map((person) => person.name)).toEqual(names);
  });

  it('says how many it leaves out', async () => {
    const all = await briefing.people({ name: undefined });
    expect(all.more).toBe(0);
  });
});
