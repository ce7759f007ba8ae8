import { fileURLToPath } from 'node:url';

/** What Node is given to run one of our TypeScript files, before that file and its arguments. */
export const RUN = fileURLToPath(new URL('../run.mjs', import.meta.url));
