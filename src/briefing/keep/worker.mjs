// A thread starts without what runs TypeScript.
import { fileURLToPath } from 'node:url';
import { load } from '../../../load.mjs';

await load(fileURLToPath(new URL('./worker.ts', import.meta.url)));
