/**
 * `node run.mjs scripts/eval-overviews.ts`: compares quotations, people, timeline and differences of the bundled articles with
 * an inventory made by hand, and lists every difference row for a reader to judge.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { createBriefing, type FoundDifference } from '../src/briefing/index.ts';

const REPOSITORY = new URL('..', import.meta.url);

const Inventory = z.strictObject({
  quotations: z.array(
    z.strictObject({ article: z.string(), speaker: z.string().optional(), words: z.string() }),
  ),
  delegation: z.array(z.strictObject({ name: z.string(), role: z.string() })),
  events: z.array(z.strictObject({ rank: z.number(), article: z.string(), words: z.string() })),
  differences: z.array(z.strictObject({ id: z.string(), sides: z.array(z.string()) })),
});

const inventory = Inventory.parse(
  parse(readFileSync(new URL('tests/overviews/summit.yaml', REPOSITORY), 'utf8')),
);
const briefing = await createBriefing({
  articles: fileURLToPath(new URL('articles', REPOSITORY)),
  database: ':memory:',
});
await quotations();
await delegation();
await events();
await differences();
briefing.close();

async function quotations(): Promise<void> {
  const { groups } = await briefing.quotations({ limit: Number.POSITIVE_INFINITY });
  const versions = groups.flatMap((group) => group.versions);
  let [found, right] = [0, 0];
  for (const { article, speaker, words } of inventory.quotations) {
    const matching = versions.filter(
      (v) => v.articleId.startsWith(article) && holds(v.text, words),
    );
    // The shortest that holds the words: a short quotation is not found by a longer one that has it.
    const version = matching.toSorted((a, b) => a.text.length - b.text.length)[0];
    if (version === undefined) console.log(`  missing: ${article} ${words}`);
    else found++;
    const isRight =
      version !== undefined &&
      (speaker === undefined
        ? version.speaker === undefined
        : holds(version.speaker ?? '', speaker));
    if (isRight) right++;
    else if (version) console.log(`  speaker: ${article} ${words}: ${version.speaker}`);
  }
  const all = inventory.quotations.length;
  console.log(`quotations found           ${found} of ${all} (${versions.length} in all)`);
  console.log(`speaker right              ${right} of ${found}`);
}

async function delegation(): Promise<void> {
  const { groups } = await briefing.people();
  const group = groups.find(({ name }) => holds(name, 'Russian delegation'));
  const members = group?.members ?? [];
  const right = inventory.delegation.filter(({ name, role }) =>
    members.some((m) => [m.name, ...m.spellings].includes(name) && holds(m.role ?? '', role)),
  );
  console.log(
    `delegation                 ${members.length} members, ${right.length} of ${inventory.delegation.length} with the right role`,
  );
}

async function events(): Promise<void> {
  const { entries } = await briefing.timeline({});
  const places = inventory.events.map((event) => ({
    ...event,
    at: entries.findIndex(({ tellings }) =>
      tellings.some(
        ({ citation }) =>
          citation.source.id.startsWith(event.article) && holds(citation.text, event.words),
      ),
    ),
  }));
  for (const { article, words, at } of places)
    if (at < 0) console.log(`  missing: ${article} ${words}`);
  const found = places.filter(({ at }) => at >= 0);
  const swapped = found.filter((a) => found.some((b) => b.rank < a.rank && b.at > a.at));
  for (const { article, words, at } of swapped)
    console.log(`  out of order: ${article} ${words} (${at})`);
  console.log(
    `dated events               ${found.length} of ${places.length}, ${swapped.length} out of order (${entries.length} entries)`,
  );
}

async function differences(): Promise<void> {
  const rows = await briefing.differences();
  const found = inventory.differences.filter(({ sides }) => rows.some((row) => tells(row, sides)));
  const missing = inventory.differences.filter((one) => !found.includes(one));
  for (const { id } of missing) console.log(`  missing: ${id}`);
  console.log(
    `differences found          ${found.length} of ${inventory.differences.length}, in ${rows.length} rows:`,
  );
  for (const { relation, kind, about, values } of rows) {
    console.log(`  ${relation} (${kind}) ${about}`);
    for (const { text, citations } of values)
      console.log(`    ${text} [${citations.map((c) => c.source.id.slice(0, 3)).join(' ')}]`);
  }
}

/** Two values of a row hold words of different sides. */
function tells({ values }: FoundDifference, sides: readonly string[]): boolean {
  const shown = values.map((value) =>
    sides.findLast((side) =>
      [value.text, ...value.citations.map(({ text }) => text)].some((text) => holds(text, side)),
    ),
  );
  return new Set(shown.filter((side) => side !== undefined)).size > 1;
}

function holds(text: string, words: string): boolean {
  return plain(text).includes(plain(words));
}

function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').toLowerCase();
}
