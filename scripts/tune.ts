/**
 * Fits `src/briefing/search/fitted.ts` to the shared question sets and prints the figures on questions held out:
 * `npm run tune [-- --data DIR] [--write | --check]`. The weights that the fit starts from (`weights.ts`) and those of the
 * support of an answer (`confidence.ts`) are set by hand and kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fittedFile } from './tune/fitted-file.ts';
import { loadHitRule } from './tune/gold.ts';
import { type ReadQuestion, readSet } from './tune/read-set.ts';
import { tuneCertainty } from './tune/tune-certainty.ts';
import { tuneConfidence } from './tune/tune-confidence.ts';
import { tuneRanking } from './tune/tune-ranking.ts';

/** Sets with the most questions taken of each kind, answerable and not. */
const SETS: readonly (readonly [string, number])[] = [
  ['multihoprag-facts', 400],
  ['polnear', 400],
  ['squad2', 2200],
  ['squad1', 2600],
  ['hotpot100', 60],
  ['ramdocs', 420],
];

/** A set whose unanswerable questions are answerable ones with one word swapped says nothing of where answers begin. */
const LOOK_ALIKES: readonly string[] = ['squad2'];

/** Sets whose long questions tie facts of several articles together; those of the others are only wordy, and rank well without. */
const TIE_FACTS: readonly string[] = ['multihoprag-facts', 'hotpot100'];

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
/** Where all have an answer, being of that set would tell it. */
const isOfMixedSet = (q: ReadQuestion): boolean =>
  questions.some((other) => other.set === q.set && !other.answerable);
const ranking = {
  ordinary: tuneRanking('ordinary', questions),
  long: tuneRanking(
    'long',
    questions.filter((q) => TIE_FACTS.includes(q.set)),
  ),
  quotation: tuneRanking('quotation', questions),
};
const text = fittedFile({
  sets: SETS.map(([set]) => `${set} ${questions.filter((q) => q.set === set).length}`),
  ranking,
  certainty: {
    ordinary: tuneCertainty('ordinary', questions.filter(isOfMixedSet), ranking.ordinary),
    long: tuneCertainty(
      'long',
      questions.filter((q) => !LOOK_ALIKES.includes(q.set)),
      ranking.long,
    ),
  },
  confidence: { quotation: tuneConfidence('quotation', questions) },
});
const isSame = text === readFileSync(path, 'utf8');
console.log(isSame ? '\nfitted.ts is what was fitted.' : '\nfitted.ts is not what was fitted.');
if (values.write) writeFileSync(path, text);
if (values.check && !isSame) process.exitCode = 1;
