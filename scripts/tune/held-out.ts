import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `npm run tune -- --write` keeps the figures that it prints. */
export const HELD_OUT = fileURLToPath(new URL('../../held-out.txt', import.meta.url));

/** The figures on questions that the fit did not see, as tables; those of an evaluation are of questions it saw. */
export function heldOutTables(): string {
  return existsSync(HELD_OUT) ? readFileSync(HELD_OUT, 'utf8') : '';
}
