/** Where the parts report what an operator should know. No tokens and no message texts go in. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Logs one line an entry to the given writer; an Error in a field is written with its stack and its causes. */
export function createLogger(write: (line: string) => void): Logger {
  const entry = (level: string, message: string, fields: LogFields = {}): void => {
    const details = Object.entries(fields).map(([key, value]) => ` ${key}=${show(value)}`);
    write(`${level} ${message}${details.join('')}\n`);
  };
  return {
    info: (message, fields) => entry('info', message, fields),
    error: (message, fields) => entry('error', message, fields),
  };
}

function show(value: unknown): string {
  if (!(value instanceof Error)) return String(value);
  const stack = value.stack ?? `${value.name}: ${value.message}`;
  return value.cause === undefined ? stack : `${stack}\ncaused by ${show(value.cause)}`;
}
