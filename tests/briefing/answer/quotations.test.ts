import { describe, expect, it } from 'vitest';
import { useConversation } from '../../fixtures/conversation.ts';

const SEARCH = `The lawyers of the state look at the deals that Orlo makes with makers of radios.

“We make Orlo be the default search engine of our radios,” Eddy Stein said, “because it was the best.”
`;

const ask = useConversation({ 'search.txt': SEARCH });

describe('words that another one said', () => {
  it('are never shown as those of the one asked about', async () => {
    const answer = await ask('what did Orlo say about the search engine?');
    const speakers = answer.kind === 'quotes' ? answer.quotes.map(({ speaker }) => speaker) : [];
    expect(speakers).not.toContain('Orlo');
  });
});
