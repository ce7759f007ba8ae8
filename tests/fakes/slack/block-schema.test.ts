import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { blockSchema } from '../../../scripts/block-schema.ts';

it('is the schema that @slack/types gives now; run `npx tsx scripts/block-schema.ts`', () => {
  const stored = readFileSync(new URL('./blocks.schema.json', import.meta.url), 'utf8');
  expect(blockSchema() === stored).toBe(true);
}, 60_000);
