export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the parts report what an operator should know. No message texts go in; secrets are taken out. */
export interface Logger {
  /** What is below it is not written. */
  readonly level: LogLevel;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

export interface LoggerOptions {
  /** The least level that is written; by default 'info'. */
  readonly level?: LogLevel | undefined;
  /** Takes what must not be seen out of a line. */
  readonly redact?: ((line: string) => string) | undefined;
}

/** Logs one line an entry to the given writer; an Error in a field is written with its stack and its causes. */
export function createLogger(
  write: (line: string) => void,
  { level = 'info', redact = (line) => line }: LoggerOptions = {},
): Logger {
  const least = LOG_LEVELS.indexOf(level);
  const entry =
    (at: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(at) < least) return;
      const details = Object.entries(fields).map(([key, value]) => ` ${key}=${show(value)}`);
      write(redact(`${at} ${message}${details.join('')}\n`));
    };
  return {
    level,
    debug: entry('debug'),
    info: entry('info'),
    warn: entry('warn'),
    error: entry('error'),
  };
}

function show(value: unknown): string {
  if (!(value instanceof Error)) return String(value);
  const stack = value.stack ?? `${value.name}: ${value.message}`;
  return value.cause === undefined ? stack : `${stack}\ncaused by ${show(value.cause)}`;
}
