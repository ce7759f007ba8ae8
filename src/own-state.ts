import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Config } from './config.ts';
import { SetupError } from './setup-error.ts';
import { openState, type State } from './state/open-state.ts';

/** Opens the state of the settings for this process. @throws SetupError when it cannot be used. */
export async function openOwnState(config: Config, now: () => Date): Promise<State> {
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  try {
    return await openState({ path: config.state, now, owner });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `the state ${config.state} cannot be used (${reason}); name another file with 'state' in config.yaml`,
      { cause: error },
    );
  }
}
