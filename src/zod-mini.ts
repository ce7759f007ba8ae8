import { createRequire } from 'node:module';

export type { infer as Infer } from 'zod/mini';

/**
 * zod/mini in its CommonJS form. As ES modules its ninety files, most of them languages, pass one by one through the
 * loader that runs TypeScript, which takes every command a fifth of a second.
 */
export const z: typeof import('zod/mini') = createRequire(import.meta.url)('zod/mini');
