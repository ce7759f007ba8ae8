import { createRequire } from 'node:module';

/**
 * What is used of Kysely, in its CommonJS form. As ES modules its more than two hundred files pass one by one through the
 * loader that runs TypeScript, which takes a second at each start.
 */
export const {
  Kysely,
  SelectQueryNode,
  SqliteDialect,
  SqliteDriver,
  sql,
}: typeof import('kysely') = createRequire(import.meta.url)('kysely');
