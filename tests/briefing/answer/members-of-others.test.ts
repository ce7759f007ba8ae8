import { describe, expect, it } from 'vitest';
import { useConversation } from '../../fixtures/conversation.ts';

const ask = useConversation({
  'flight.txt': `The crew of the first flight to the island included Tom Bell, Ana Brandt and Lena Voss. They came home with germs, with a theory of dust, and brought former rivals together.`,
  'germs.txt': `The germ theory of the harbour fever came from doctor Pavel Orlik. He came up with the theory in May.`,
  'choir.txt': `Olav Dahl waved the choir off. The trip of the choir is the first trip in years. On the trip they sing.`,
  'visit.txt': `Governor Ines Moen came to Karsa on Friday. Her delegation included Health Minister Olav Dahl, Trade Minister Greta Lind and Tom Strand.`,
});

describe('the members of a group', () => {
  it.each(['who came up with the germ theory', 'who brought together the former rivals'])(
    'are no answer where nobody is asked about whom one goes along with: %s',
    async (question) => {
      expect((await ask(question)).kind).not.toBe('list');
    },
  );

  it('are told also where nobody calls it a trip', async () => {
    const answer = await ask('is Olav Dahl on the trip');
    expect(answer.kind === 'direct' && answer.verdict).toBe('yes');
  });

  it('are not those of a group in an article that does not tell of the one asked about', async () => {
    const answer = await ask('which members of her family came with Ines Moen');
    const items = answer.kind === 'list' ? answer.items.map(({ text }) => text) : [];
    expect(items).not.toContain('Ana Brandt');
  });

  it.each(['who came with Ines Moen', 'who came along with the governor'])(
    'are those of one by name or office: %s',
    async (question) => {
      const answer = await ask(question);
      const items = answer.kind === 'list' ? answer.items.map(({ text }) => text) : [];
      expect(items).toEqual(['Olav Dahl', 'Greta Lind', 'Tom Strand']);
    },
  );
});
