import { writeFile } from 'node:fs/promises';

/** Writes one JSON value a line and returns the path. */
export async function writeJsonl(path: string, values: readonly unknown[]): Promise<string> {
  await writeFile(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return path;
}
