import { describe, expect, it } from 'vitest';
import {
  asksForDifferences,
  kindOf,
  withoutAgreement,
} from '../../../src/briefing/question/kinds.ts';
import type { QuestionKind } from '../../../src/briefing/types.ts';

describe('kindOf', () => {
  it.each<[string, QuestionKind]>([
    ['who is the mayor', 'who'],
    ['Who opened the bridge?', 'who'],
    ['which minister came', 'who'],
    ['head of the water agency', 'who'],
    ['who was in the delegation', 'list'],
    ['list the members of the council', 'list'],
    ['name the players', 'list'],
    ['who else came', 'list'],
    ['which countries sent help', 'list'],
    ['what was on the agenda', 'list'],
    ['what did the council decide', 'what'],
    ['what did the coach wear', 'what'],
    ['when did the volcano erupt', 'when'],
    ['what time did the match start', 'when'],
    ['in which year was the club founded', 'when'],
    ['what is the release date of the film', 'when'],
    ["what's the club's exact founding date", 'when'],
    ['what was the deadline for bids?', 'when'],
    ['what is the release date about', 'what'],
    ['where did they meet', 'where'],
    ['in which city was the match', 'where'],
    ['why did the coach resign', 'why'],
    ['what caused the eruption', 'why'],
    ['how many people fled', 'howmany'],
    ['how much did the bridge cost', 'howmany'],
    ['how long did it last', 'howmany'],
    ['what does the ferry to the bridge cost?', 'howmany'],
    ['what did the storm cost', 'what'],
    ['what will the lock cost', 'howmany'],
    ['what does it cost to cross', 'howmany'],
    ['what will Voss do about the cost?', 'what'],
    ['what would lower the cost?', 'what'],
    ['what did the council do to cut costs', 'what'],
    ['what did the error cost the coach', 'what'],
    ['how tall is the volcano', 'howmany'],
    ['what percentage of voters', 'howmany'],
    ['what did the mayor say about the bridge', 'quote'],
    ['what exactly did Voss say', 'quote'],
    ['quotes by Calder', 'quote'],
    ["Calder's words on the bridge", 'quote'],
    ['who said the lava is near', 'whosaid'],
    ['which official warned of lava', 'whosaid'],
    ['whose words were these', 'whosaid'],
    ['what percentage said the lava is near', 'howmany'],
    ['did the mayor resign', 'yesno'],
    ['is Voss a geologist', 'yesno'],
    ['was the match cancelled', 'yesno'],
    ["didn't the mayor resign", 'yesno'],
    ['describe the bridge', 'describe'],
    ['summarize the eruption', 'describe'],
    ['what happened in Karsa', 'describe'],
    ['how did the fans react', 'describe'],
    ['lava', 'describe'],
    ['what is the KVO', 'define'],
    ['what does KVO stand for', 'define'],
    ['define magma', 'define'],
    ['which sources say the bridge is closed', 'sources'],
    ['which articles mention Karsa', 'sources'],
    ['how many articles mention Karsa', 'sources'],
    ['do the sources agree on the date', 'differ'],
    ['where do the articles contradict each other', 'differ'],
    ['when the coach left, who replaced him', 'who'],
    ['after the eruption, how many people fled', 'howmany'],
    ['when the match ended, in which city was the team', 'where'],
    ['when, in your view, did it erupt', 'when'],
    ['', 'describe'],
  ])('%j: %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});

describe('asksForDifferences', () => {
  it.each([
    ['when did it erupt? do the sources agree?', true],
    ['when did it erupt?', false],
  ])('%j: %j', (question, expected) => {
    expect(asksForDifferences(question)).toBe(expected);
  });
});

describe('withoutAgreement', () => {
  it.each([
    ['when did it erupt? do the sources agree?', 'when did it erupt?'],
    ['when did it erupt, and do the articles agree', 'when did it erupt'],
    ['do the sources agree?', 'do the sources agree?'],
    ['when did it erupt?', 'when did it erupt?'],
  ])('makes of %j %j', (question, main) => {
    expect(withoutAgreement(question)).toBe(main);
  });
});
