import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { describeDigests } from '../src/config-check.ts';
import { startProgram } from './fixtures/program.ts';

function described(channels: string): string {
  const at = { file: '/config.yaml', shown: 'config.yaml', noColour: true };
  const config = parseConfig(`digest: { channels: [${channels}] }`, at);
  return describeDigests(config, Date.parse('2027-03-12T12:00Z'));
}

describe('npm run config -- check', () => {
  it('prints the next three times of each digest, by its clock and in UTC, and what is odd', () => {
    expect(
      described(
        '{ platform: slack, channel: C0, at: "02:30", time_zone: America/New_York }, { platform: terminal, at: "8:00", days: weekdays }',
      ),
    ).toBe(`slack C0: 02:30 daily (America/New_York)
    2027-03-13 02:30 America/New_York, 2027-03-13 07:30 UTC
    2027-03-14 03:00 America/New_York, 2027-03-14 07:00 UTC
    2027-03-15 02:30 America/New_York, 2027-03-15 06:30 UTC
    note: on 2027-03-14 the clocks go forward over 02:30, so it is due at 03:00
terminal terminal: 08:00 on weekdays (UTC)
    2027-03-15 08:00 UTC
    2027-03-16 08:00 UTC
    2027-03-17 08:00 UTC
`);
    expect(described('')).toContain('No digests in the settings');
  });

  it('ends with 2 and the place of a mistake', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
    const file = join(folder, 'config.yaml');
    writeFileSync(file, 'digest: { time_zone: Mars/Base }\n');
    const program = startProgram('config-check', { SUMMIT_BRIEF_CONFIG: file }, ['check']);
    expect(await program.ended).toBe(2);
    expect(program.output()).toMatch(/config\.yaml:1:22: digest\.time_zone: 'Mars\/Base'/);
    rmSync(folder, { recursive: true });
  });
});
