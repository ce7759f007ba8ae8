import { describe, expect, it } from 'vitest';
import { findCredits } from '../../../src/briefing/annotate/credits.ts';

describe('findCredits', () => {
  it.each([
    ['BERLIN (AP) — The town voted on Sunday.', ['ap']],
    ['PARIS, Aug 31 (Reuters) - The town voted on Sunday.', ['reuters']],
    ['The town voted on Sunday. The mayor won. - AFP', ['afp']],
    ['The town voted on Sunday. (AFP)', ['afp']],
    ['The town voted on Sunday.', []],
    ['The town voted on Sunday, Reuters reported.', []],
    ['The town voted on Sunday.\n\nA voter in Tideford. (Photo by Ana Roe/AFP)', []],
  ])('finds in %j the agencies %j', (story, agencies) => {
    expect([...findCredits(story)]).toEqual(agencies);
  });
});
