/**
 * `node run.mjs scripts/eval-claims.ts`: checks claims against the articles and counts which of the changed particulars are
 * named, which true claims are doubted, and which unsaid ones are recognised.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import * as z from 'zod';
import { loadArticles } from '../src/briefing/articles/load.ts';
import { checkClaim } from '../src/briefing/overview/check/check.ts';
import type { SentenceCheck } from '../src/briefing/overview/check/check-types.ts';
import { createLexicon } from '../src/briefing/question/lexicon.ts';
import { openStore } from '../src/briefing/store/store.ts';
import { atOnce } from '../src/briefing/turns.ts';

const USAGE = `node run.mjs scripts/eval-claims.ts [options]
  --articles PATH   articles the claims are about (default articles/)
  --claims FILE     claims (default tests/questions/claims.yaml)
  --failures        what went wrong, and what was found instead`;
const REPOSITORY = new URL('..', import.meta.url);

const Claim = z.strictObject({
  id: z.string(),
  claim: z.string(),
  truth: z.enum(['true', 'changed', 'unsaid']),
  /** The words of the claim that the articles do not have, and theirs; "a|b" is either of two. */
  changed: z.string().optional(),
  instead: z.string().optional(),
});
type Claim = z.infer<typeof Claim>;

interface Verdict {
  readonly claim: Claim;
  readonly right: boolean;
  /** True where a claim is called neither so nor otherwise. */
  readonly open: boolean;
  readonly found: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: fileURLToPath(new URL('articles', REPOSITORY)) },
      claims: {
        type: 'string',
        default: fileURLToPath(new URL('tests/questions/claims.yaml', REPOSITORY)),
      },
      failures: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const claims = z.array(Claim).parse(parse(readFileSync(values.claims, 'utf8')));
  const store = openStore(':memory:');
  await store.sync(loadArticles(values.articles, {}).articles);
  const lexicon = createLexicon(store);
  const verdicts = claims.map((claim) =>
    judge(claim, atOnce(checkClaim(store, lexicon, claim.claim)).sentences),
  );
  store.close();

  const of = (truth: Claim['truth']): Verdict[] => verdicts.filter((v) => v.claim.truth === truth);
  const count = (all: readonly Verdict[], test: (v: Verdict) => boolean): string =>
    `${all.filter(test).length} of ${all.length}`;
  const [real, changed, unsaid] = [of('true'), of('changed'), of('unsaid')];
  console.log(`changed particulars named  ${count(changed, (v) => v.right)}`);
  console.log(
    `true claims doubted        ${count(real, (v) => !v.right && !v.open)}   (left open: ${count(real, (v) => v.open)})`,
  );
  console.log(
    `unsaid claims recognised   ${count(unsaid, (v) => v.right)}   (left open: ${count(unsaid, (v) => v.open)})`,
  );
  if (values.failures)
    for (const { claim, found } of verdicts.filter((v) => !v.right))
      console.log(`\n${claim.id} (${claim.truth}): ${claim.claim}\n${found}`);
}

/** A changed claim is right only where its very words are named, with those that the articles have. */
function judge(claim: Claim, sentences: readonly SentenceCheck[]): Verdict {
  const outcomes = sentences.map((s) => s.outcome);
  const open = outcomes.includes('cannotTell');
  const right =
    claim.truth === 'true'
      ? outcomes.every((o) => o === 'confirmed')
      : claim.truth === 'unsaid'
        ? outcomes.includes('notInArticles')
        : sentences.some((s) => isNamed(claim, s));
  return { claim, right, open: open && !right, found: sentences.map(describe).join('\n') };
}

function isNamed(
  { claim, changed = '', instead = '' }: Claim,
  { details }: SentenceCheck,
): boolean {
  const at = claim.indexOf(changed);
  return details
    .filter((d) => d.start < at + changed.length && at < d.end)
    .some((d) => {
      const shown = [d.instead ?? '', ...d.differences.map((w) => w.instead)]
        .join(' ')
        .toLowerCase();
      const differs =
        d.outcome === 'otherValue' || (d.outcome === 'close' && d.differences.length > 0);
      return differs && instead.split('|').some((i) => shown.includes(i.toLowerCase()));
    });
}

function describe({ outcome, details, citations }: SentenceCheck): string {
  const rows = details.map(
    (d) =>
      `    ${d.kind} '${d.text}': ${d.outcome}${d.instead === undefined ? '' : `, articles '${d.instead}'`}${d.differences.map((w) => ` ['${w.said}' / '${w.instead}']`).join('')}`,
  );
  return [
    `  ${outcome}`,
    ...rows,
    ...citations.map((c) => `    < ${c.text.replace(/\s+/g, ' ').slice(0, 220)}`),
  ].join('\n');
}

await main();
