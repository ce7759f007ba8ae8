import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const MILL = `Officers searched the mill and later arrested Edda Brun after the fire, said Lt. Mats Harland, a police spokesman.

“We are ahead of Otto Vaxel by far,” Tolm said of the leader in the race, before leaving for Orro. Tolm and her backers tried to tie Kestrel to Vaxel, with one of her ads asking, “Is Kestrel free enough for the council?”

Ruben Halle was found guilty of setting fire to the mill. He was arrested in May for a call to the office of Inga Lindqvist. During the call, he asked about the mill and called Lindqvist a “witch”. A miller pleaded guilty to harming Lindqvist by fire, prosecutors said.

Shortly before the trial, Halle admitted to hiding the rope from his brother. Judge Sven Orm gave Halle four years. “This plague of fires must stop,” Orm said.

Anna Ramstad scored twice for Ryan Gibbon’s side. The drawing of the lots decides where Gibbon’s side plays next.

Ramstad said that her sister Kim was seen on an earlier part of “Dancing Stars.”

Harbour clerk Robby Musk released a memo. He writes that Tolm has “built a lead that cannot be beaten”.
`;

const ask = useConversation({ 'mill.txt': MILL });

/** The quotations of an answer as speaker and words, or its kind. */
function quoted(answer: Answer): string {
  return answer.kind === 'quotes'
    ? answer.quotes.map((q) => `${q.speaker ?? ''}: ${q.text}`).join(' / ')
    : answer.kind;
}

describe('the words of one asked about', () => {
  it.each([
    ['are not what another one said of them', 'What did Brun say about the fire?'],
    ['are not what another one said, with their name in it', 'What did Vaxel say about Tolm?'],
    ['are not what somebody’s ads ask', 'What did Vaxel say about Kestrel?'],
    ['are not what one is called', 'What did Lindqvist say about the mill?'],
    ['are not the name of a show', 'What did Kim say about the earlier part?'],
    ['are not what prosecutors say of them', 'What did Lindqvist say about the fire?'],
    ['are not the words of the one spoken to', 'What did the clerk say to Halle?'],
    ['are not what is told of them without a word of theirs', 'what did gibbon say'],
  ])('%s', async (_, question) => {
    expect(quoted(await ask(question))).toBe('notFound');
  });

  it('are found by the office of the speaker', async () => {
    expect(quoted(await ask('What did the judge say about the fires?'))).toContain('must stop');
  });

  it('are found behind a verb of saying in the present', async () => {
    expect(quoted(await ask('what did Musk write'))).toContain('cannot be beaten');
  });

  it('are told where a verb of saying is theirs', async () => {
    expect(quoted(await ask('What did Halle admit?'))).toContain('hiding the rope');
  });
});
