/**
 * Fits `src/briefing/search/fitted.ts` to the shared question sets, prints the figures on questions held out, and keeps them:
 * `npm run tune [-- --data DIR] [--write | --check]`. The weights that the fit starts from (`weights.ts`) and those of the
 * support of an answer (`confidence.ts`) are set by hand and kept. The choice of names and the chance of quotations are fitted
 * to what the shipped ranking finds: after a fit that changes the ranking, `--write` once more.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fittedFile, networkLines } from './tune/fitted-file.ts';
import { loadHitRule } from './tune/gold.ts';
import { HELD_OUT, heldOutTables } from './tune/held-out.ts';
import { type ReadQuestion, readParts, readSet, readSnippets } from './tune/read-set.ts';
import { tuneCertainty } from './tune/tune-certainty.ts';
import { tuneConfidence } from './tune/tune-confidence.ts';
import { tuneNames } from './tune/tune-names.ts';
import { tuneNetwork } from './tune/tune-network.ts';
import { tuneRanking } from './tune/tune-ranking.ts';

/** Sets with the most questions taken of each kind, answerable and not. */
const SETS: readonly (readonly [string, number])[] = [
  ['multihoprag-facts', 400],
  ['polnear', 400],
  ['squad2', 3100],
  ['squad1', 5300],
  ['hotpot100', 60],
  ['ramdocs', 420],
  ['rgb-fact', 170],
];

/** Sets whose questions are also put to small corpora: most newsrooms' folders are nothing like an encyclopaedia. */
const IN_SMALL: readonly string[] = ['squad2', 'squad1'];

/** And one whose articles are cut up whole. */
const CUT_UP = 'squad1';

/** And one whose articles become short ones: what is told there hardly stands beside anything. */
const AS_SNIPPETS = 'squad2';

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

const tables: string[] = [];
const print = (table: string): void => {
  tables.push(table);
  console.log(`\n${table}`);
};
const hitsOf = await loadHitRule(data);
const questions: ReadQuestion[] = [];
for (const [set, most] of SETS) {
  questions.push(...(await readSet(data, set, most, hitsOf)));
  console.error(`read ${set}`);
}
const small: ReadQuestion[] = [];
for (const set of IN_SMALL) small.push(...(await readParts(data, set, hitsOf, set === CUT_UP)));
small.push(...(await readSnippets(data, AS_SNIPPETS, hitsOf)));
/** Where all have an answer, being of that set would tell it. */
const isOfMixedSet = (q: ReadQuestion): boolean =>
  questions.some((other) => other.set === q.set && !other.answerable);
const ordinary = [...questions, ...small].filter((q) => q.shape === 'ordinary');
const { network, scores } = tuneNetwork(ordinary, print);
const scoresOf = new Map(ordinary.map((q, i) => [q, scores[i]]));
const long = tuneRanking(
  'long',
  questions.filter((q) => TIE_FACTS.includes(q.set)),
  print,
);
const quotation = tuneRanking('quotation', questions, print);
const counts = new Map<string, number>();
for (const { set } of [...questions, ...small]) counts.set(set, (counts.get(set) ?? 0) + 1);
const text = fittedFile({
  sets: [...counts].map(([set, count]) => `${set} ${count}`),
  ranking: { long: long.added, quotation: quotation.added },
  network: networkLines(network),
  certainty: {
    ordinary: tuneCertainty(
      'ordinary',
      questions.filter(isOfMixedSet),
      (q) => scoresOf.get(q) ?? [],
      print,
    ),
    long: tuneCertainty(
      'long',
      questions.filter((q) => !LOOK_ALIKES.includes(q.set)),
      long.scoresOf,
      print,
    ),
  },
  confidence: { quotation: tuneConfidence('quotation', questions, print) },
  name: tuneNames(questions, print),
});
const figures = `${tables.join('\n\n')}\n`;
const isSame = text === readFileSync(path, 'utf8') && figures === heldOutTables();
console.log(isSame ? '\nfitted.ts is what was fitted.' : '\nfitted.ts is not what was fitted.');
if (values.write) {
  writeFileSync(path, text);
  writeFileSync(HELD_OUT, figures);
}
if (values.check && !isSame) process.exitCode = 1;
