import { describe, expect, it } from 'vitest';
import { answerText } from '../../src/bot/answer-text.ts';
import type { Answer } from '../../src/briefing/index.ts';
import { answer, BRIDGE, cite, FERRY } from '../fixtures/answers.ts';

const citations = [cite(BRIDGE, 'It opened at 9 a.m.'), cite(FERRY, 'It opened\nat noon.')];
const values = [
  { text: '9 a.m.', citations: [0] },
  { text: 'noon', citations: [1] },
];

const ROWS: readonly [string, Answer, string][] = [
  ['values', answer({ kind: 'direct', values }), '9 a.m.; noon'],
  [
    'a verdict with its words',
    answer({ kind: 'direct', verdict: 'no', values }),
    'No: 9 a.m.; noon',
  ],
  ['a verdict alone', answer({ kind: 'direct', verdict: 'yes', values: [] }), 'Yes'],
  [
    'a list',
    answer({
      kind: 'list',
      items: [
        { text: 'Ines Calder', detail: 'Mayor', spellings: [], citations: [0] },
        { text: 'Oskar Lindqvist', spellings: ['Lindqvist'], citations: [1] },
      ],
    }),
    'Ines Calder (Mayor); Oskar Lindqvist',
  ],
  [
    'quotations and reported words',
    answer({
      kind: 'quotes',
      quotes: [
        { text: 'I will miss the fog', speaker: 'Lindqvist', direct: true, citations: [0] },
        {
          text: 'the bridge cost 14 million crowns',
          speaker: 'Calder',
          direct: false,
          citations: [0],
        },
        { text: 'at last', direct: true, citations: [0] },
      ],
    }),
    'Lindqvist: “I will miss the fog”; Calder: the bridge cost 14 million crowns; “at last”',
  ],
  [
    'passages on one line',
    answer({ kind: 'passages', citations }),
    'It opened at 9 a.m. It opened at noon.',
  ],
  ['files', answer({ kind: 'sources', sources: [BRIDGE, FERRY] }), 'bridge.md, ferry.txt'],
  [
    'differences with who says which',
    answer({ kind: 'differs', citations, differences: [{ about: 'opening', values }] }),
    'opening: 9 a.m. (bridge.md) / noon (ferry.txt)',
  ],
  [
    'what each says where nothing differs',
    answer({ kind: 'differs', citations }),
    'It opened at 9 a.m. (bridge.md) / It opened at noon. (ferry.txt)',
  ],
  [
    'nothing where the articles do not say',
    answer({ kind: 'notFound', missing: ['ribbon'], nearest: citations }),
    '',
  ],
];

describe('answerText', () => {
  it.each(ROWS)('gives %s', (_, given, expected) => {
    expect(answerText(given)).toBe(expected);
  });
});
