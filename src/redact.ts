/** Secrets by their shape: tokens of Slack and Discord, and addresses with a token in them. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/g, '[token]'],
  [/\b(Bot|Bearer) [\w.~+/-]{8,}/g, '$1 [token]'],
  [/(\/(?:interactions|webhooks)\/\d+\/)[\w.-]+/g, '$1[token]'],
  [/(hooks\.slack\.com\/[\w/]+?\/)[\w/-]+/g, '$1[token]'],
  [/(files\.slack\.com\/upload\/v\d+\/)[\w-]+/g, '$1[token]'],
  [/(\/\/)[^\s/@:]+:[^\s/@]+@/g, '$1[login]@'],
  [/([?&](?:ticket|token|secret)=)[^&\s"']+/g, '$1[token]'],
];

/** A word this short is no secret, and to remove it would make lines unreadable. */
const SECRET_MIN_CHARS = 8;

/** Creates what takes secrets out of a line: those given, wherever they stand, and all that look like a token. */
export function createRedactor(secrets: readonly (string | undefined)[]): (line: string) => string {
  const known = secrets.filter(
    (secret) => secret !== undefined && secret.length >= SECRET_MIN_CHARS,
  );
  return (line) => {
    let clean = line;
    for (const secret of known) clean = clean.replaceAll(secret ?? '', '[secret]');
    for (const [shape, instead] of SHAPES) clean = clean.replace(shape, instead);
    return clean;
  };
}
