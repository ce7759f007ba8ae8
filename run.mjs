// `node run.mjs FILE.ts [arguments]` runs a TypeScript file of this project. Builds are kept: see load.mjs.
import { resolve } from 'node:path';
import { load } from './load.mjs';

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('Usage: node run.mjs FILE.ts [arguments]\n');
  process.exit(2);
}
// The program finds itself and its arguments where it would without us.
process.argv.splice(1, 2, resolve(file));
await load(resolve(file));
