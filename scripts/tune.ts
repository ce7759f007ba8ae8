/**
 * Fits `src/briefing/search/fitted.ts` to the shared question sets and prints the figures on questions held out:
 * `npm run tune [-- --data DIR] [--write | --check]`. The weights of ordinary questions (`weights.ts`) and of the support
 * of an answer (`confidence.ts`) are set by hand and kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fittedFile } from './tune/fitted-file.ts';
import { loadHitRule } from './tune/gold.ts';
import { type ReadQuestion, readSet } from './tune/read-set.ts';
import { tuneConfidence, tuneThreshold } from './tune/tune-confidence.ts';
import { tuneRanking } from './tune/tune-ranking.ts';

/** Sets with the most questions taken of each kind, answerable and not. */
const SETS: readonly (readonly [string, number])[] = [
  ['multihoprag-facts', 400],
  ['polnear', 400],
  ['squad2', 900],
  ['squad1', 600],
  ['hotpot100', 60],
];

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const data = values.data ?? join(root, '..', 'shared', 'eval');
const path = join(root, 'src/briefing/search/fitted.ts');

const hitsOf = await loadHitRule(data);
const questions: ReadQuestion[] = [];
for (const [set, most] of SETS) {
  questions.push(...(await readSet(data, set, most, hitsOf)));
  console.error(`read ${set}`);
}
const text = fittedFile({
  sets: SETS.map(([set]) => `${set} ${questions.filter((q) => q.set === set).length}`),
  ranking: {
    long: tuneRanking('long', questions),
    quotation: tuneRanking('quotation', questions),
  },
  answerFrom: { long: tuneThreshold('long', questions) },
  confidence: { quotation: tuneConfidence('quotation', questions) },
});
const isSame = text === readFileSync(path, 'utf8');
console.log(isSame ? '\nfitted.ts is what was fitted.' : '\nfitted.ts is not what was fitted.');
if (values.write) writeFileSync(path, text);
if (values.check && !isSame) process.exitCode = 1;
