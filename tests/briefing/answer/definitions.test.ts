import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const ask = useConversation({
  'church.txt': `The Book of Order of the Northern Lamp Church asks members to prepare. The Youth Task Force of the Northern Lamp Church met in May.

The Northern Lamp Church is a reformed church with 3,000 members.`,
  'gate.txt': `The runners passed a model of the Silver Gate Bridge. In recent years "The Gate" opened in the centre of Orvik, an indoor complex of bars and clubs.`,
  'bird.txt': `Schools in Tarnia are run by the Tarnia Department of Education. The state symbols are the pink heath and the horned moen, the state bird.`,
  'space.txt': `Orlocos State Flight Corporation built the rocket. Orlocos paid for it.`,
  'agency.txt': `The news agency LNCA said so. State news agency LNCA showed the film.`,
});

const values = (answer: Answer): string[] =>
  answer.kind === 'direct' ? answer.values.map(({ text }) => text) : [];

describe('what something is', () => {
  it('is not the name of another thing with its name in it', async () => {
    expect(values(await ask('what is the Northern Lamp Church'))).toEqual([
      'a reformed church with 3,000 members',
    ]);
    expect(values(await ask('what is "The Gate"'))).not.toContain('Silver Gate Bridge');
  });

  it('is its own name in full', async () => {
    expect(values(await ask('what is Orlocos'))).toContain('Orlocos State Flight Corporation');
  });

  it('is not what is told of one that it only belongs to', async () => {
    expect(values(await ask('what is the Tarnia state bird'))).toEqual([]);
  });

  it('is not said again in words of the question alone', async () => {
    expect(values(await ask('what is the heath symbol'))).toEqual([]);
  });

  it('is told of what it is called as well', async () => {
    expect(values(await ask('what is the news agency LNCA'))).toContain('State news agency');
  });
});
