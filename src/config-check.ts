import { type Config, loadConfig } from './config.ts';
import { nextDues, oddities } from './schedule/due.ts';
import { describeRule } from './schedule/rule.ts';
import { localAt, showLocal } from './schedule/zone.ts';
import { describeFailure, SetupError } from './setup-error.ts';

const SHOWN_TIMES = 3;

/** Returns what the settings will do that is worth a look: when each digest is due next, and what may surprise. */
export function describeDigests({ digest }: Pick<Config, 'digest'>, now: number): string {
  if (digest.channels.length === 0) {
    return 'No digests in the settings; channels can have theirs from chat.\n';
  }
  return digest.channels
    .map(({ platform, channel, rule }) => {
      const dues = nextDues(rule, now, SHOWN_TIMES).map(({ at }) => {
        const utc = `${showLocal(at)} UTC`;
        const local = `${showLocal(localAt(rule.zone, at))} ${rule.zone}`;
        return local === utc ? `    ${utc}\n` : `    ${local}, ${utc}\n`;
      });
      const warnings = oddities(rule, now).map((odd) => `    note: ${odd}\n`);
      return `${platform} ${channel}: ${describeRule(rule)}\n${[...dues, ...warnings].join('')}`;
    })
    .join('');
}

function main(): void {
  const [command, ...rest] = process.argv.slice(2);
  if (command !== 'check' || rest.length > 0) {
    throw new SetupError('write: npm run config -- check');
  }
  const config = loadConfig();
  process.stdout.write(`The settings can be used.\n${describeDigests(config, Date.now())}`);
}

if (process.argv[1] === import.meta.filename) {
  try {
    main();
  } catch (error) {
    process.stderr.write(describeFailure(error));
    process.exitCode = 2;
  }
}
