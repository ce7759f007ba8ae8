/** The program cannot do what it was told. The message alone tells the user why, and what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Returns what to print of a failure that ends the program: of our own mistakes the stack, too. */
export function describeFailure(error: unknown): string {
  if (error instanceof SetupError) return `${error.message}\n`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Something unexpected went wrong; please report it.\n${details}\n`;
}
