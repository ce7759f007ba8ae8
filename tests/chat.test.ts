import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CANARIES } from './fixtures/canaries.ts';
import { type Corpus, writeCorpus } from './fixtures/corpus.ts';
import { type Program, startProgram } from './fixtures/program.ts';

const NO_TOKENS = Object.fromEntries(Object.keys(CANARIES).map((name) => [name, '']));

let corpus: Corpus;
let program: Program | undefined;

beforeEach(() => {
  corpus = writeCorpus();
});
afterEach(async () => {
  program?.child.kill('SIGKILL');
  await program?.ended;
  corpus.remove();
});

/** `npm start` without tokens, with these digests in the settings and this input. */
function start(channels: string, input: string): Program {
  const config = join(corpus.folder, 'config.yaml');
  writeFileSync(config, `articles: ./news\ndigest: { channels: [${channels}] }\n`);
  program = startProgram('main', { ...NO_TOKENS, SUMMIT_BRIEF_CONFIG: config }, [], input);
  return program;
}

describe.sequential('npm start with a digest for the terminal', { timeout: 60_000 }, () => {
  it('prints it, and goes on after the input has ended until it is told to stop', async () => {
    const { printed, child, ended } = start(
      '{ platform: terminal, at: "08:00" }',
      'digest status\ndigest now\n',
    );
    await printed(/This channel gets a digest at 08:00 daily \(UTC\), from the settings\./);
    await printed(/summit-brief: \w+, \d+ \w+ \d{4}[\s\S]*harbour bridge/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(join(corpus.folder, 'data/state.db'))).toBe(true);
  });
});
