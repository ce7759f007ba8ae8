import type { Span } from '../types.ts';
import { type Name, OFFICE } from './names.ts';
import { STOPWORDS } from './stopwords.ts';
import { COURTESY, TITLE_WORDS } from './titles.ts';
import type { Token } from './tokens.ts';

/** An office or description of a person as a sentence states it. */
export interface Role extends Span {
  /** Key of the person's name. */
  readonly person: string;
  /** Where the person's name stands in the sentence. */
  readonly name: Span;
  readonly how: 'before' | 'after' | 'is';
}

/** Longest description taken over, in words. */
const ROLE_MAX_WORDS = 16;
/** Words that may stand inside a lower-case office before a name ("foreign policy adviser Otto Falk"). */
const BREAKS = new Set([
  'and',
  'or',
  'but',
  'that',
  'which',
  'who',
  'said',
  'says',
  'told',
  'with',
  'by',
  'as',
  'is',
  'was',
  'were',
  'are',
  'when',
  'while',
  'after',
  'before',
  'when',
]);

/** Returns the roles that a sentence states for the persons named in it. */
export function findRoles(text: string, tokens: readonly Token[], names: readonly Name[]): Role[] {
  return names.flatMap((name) => {
    if (name.key.startsWith(OFFICE)) return [];
    const roles: Role[] = [];
    const before = name.title ?? titleBefore(text, tokens, name);
    if (before !== undefined && !isCourtesy(text, before))
      roles.push({
        ...withPossessor(text, tokens, before),
        person: name.key,
        name: span(name),
        how: 'before',
      });
    const isPerson = name.kind === 'person' || (name.kind === 'name' && name.key.includes(' '));
    const after = isPerson
      ? (titleAfter(text, tokens, names, name) ?? titleIs(text, tokens, name))
      : undefined;
    if (after !== undefined) roles.push({ ...after, person: name.key, name: span(name) });
    return roles;
  });
}

function span(name: Name): Span {
  return { start: name.start, end: name.end };
}

function isCourtesy(text: string, title: Span): boolean {
  return COURTESY.has(text.slice(title.start, title.end).toLowerCase().replaceAll('.', ''));
}

/** "mayor Ines Calder", "foreign policy adviser Otto Stein": a lower-case office right before the name. */
function titleBefore(text: string, tokens: readonly Token[], name: Name): Span | undefined {
  const at = tokens.findIndex((t) => t.start === name.start);
  const last = tokens[at - 1];
  if (
    last === undefined ||
    !TITLE_WORDS.has(last.norm) ||
    last.possessive ||
    !/^,?\s$/.test(text.slice(last.end, name.start))
  )
    return undefined;
  const isParted = text[last.end] === ',';
  let from = at - 1;
  while (from > 0 && at - from < 6) {
    const [a, b] = [tokens[from - 1], tokens[from]];
    if (
      a === undefined ||
      b === undefined ||
      a.possessive ||
      !/^[\s-]$/.test(text.slice(a.end, b.start))
    )
      break;
    if (BREAKS.has(a.norm) || STOPWORDS.has(a.norm)) break;
    from--;
  }
  // "a spokesman, Otto Stein, said"; not the mayor in "the mayor, Otto Stein and others".
  if (isParted && (text[name.end] !== ',' || !/^an?$/.test(tokens[from - 1]?.norm ?? '')))
    return undefined;
  return { start: tokens[from]?.start ?? last.start, end: last.end };
}

/** Puts "Calder's" before "foreign policy adviser", "the town's" before "mayor". */
function withPossessor(text: string, tokens: readonly Token[], title: Span): Span {
  const at = tokens.findIndex((t) => t.start === title.start);
  let from = at - 1;
  if (!tokens[from]?.possessive || !/^\s$/.test(text.slice(tokens[from]?.end ?? 0, title.start)))
    return title;
  while (
    from > 0 &&
    /^\p{Lu}/u.test(tokens[from - 1]?.raw ?? '') &&
    !STOPWORDS.has(tokens[from - 1]?.norm ?? '') &&
    /^\s$/.test(text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start ?? 0)) &&
    at - from < 4
  )
    from--;
  return { start: tokens[from]?.start ?? title.start, end: title.end };
}

/** ", a senior defense analyst at RAND Corporation,": the description between commas after the name. */
function titleAfter(
  text: string,
  tokens: readonly Token[],
  names: readonly Name[],
  name: Name,
): (Span & { how: 'after' }) | undefined {
  const opening = /^(?:['’]s)?\s?[,(–—]\s?/.exec(text.slice(name.end, name.end + 4));
  if (opening === null) return undefined;
  const start = name.end + opening[0].length;
  const rest = text.slice(start);
  const close =
    /[,;:.)(–—“”"](?=\s|$)|\s(?:who|which|and|said|says|told|has|had|is|was|wrote)\s/.exec(
      rest.replace(
        /\b(?:U\.S|U\.N|U\.K|St|Jr|Sr|Mr|Mrs|Dr|\p{Lu})\./gu,
        (m) => `${m.slice(0, -1)}_`,
      ),
    );
  const end = start + (close?.index ?? rest.length);
  const inside = tokens.filter((t) => t.start >= start && t.end <= end);
  const first = inside[0];
  if (first === undefined || inside.length > ROLE_MAX_WORDS) return undefined;
  // A description opens with an article, a possessor, or the office itself, and names the office before any verb.
  const head = inside.findIndex((t) => TITLE_WORDS.has(t.norm));
  const opensLikeOne =
    /^(?:a|an|the|one|former|then|now|his|her|its|their)$/.test(first.norm) ||
    head === 0 ||
    inside.slice(0, 4).some((t) => t.possessive) ||
    (head > 0 && head <= 3);
  const connector = inside.findIndex((t) => /^(?:of|for|at|in|on|to|with|from)$/.test(t.norm));
  if (!opensLikeOne || head < 0 || (connector >= 0 && connector < head)) return undefined;
  // A further person's name inside is an enumeration, not a description.
  if (
    names.some(
      (n) =>
        n.kind === 'person' &&
        n !== name &&
        n.start >= start &&
        n.end <= end &&
        n.title !== undefined,
    )
  )
    return undefined;
  // "Ana Brandt, fire chief Tom Bell and ...": the office of the next in a row.
  if (
    names.some(
      (n) =>
        n !== name &&
        n.kind !== 'country' &&
        n.start > start &&
        n.end <= end &&
        !/['’‘ʼ]s?$/.test(text.slice(n.start, n.end)) &&
        titleBefore(text, tokens, n)?.start === first.start,
    )
  )
    return undefined;
  const from = /^(?:a|an|the)$/.test(first.norm) ? (inside[1]?.start ?? first.start) : first.start;
  return { start: from, end: inside.at(-1)?.end ?? end, how: 'after' };
}

/** "Ana Diaz is the head of ...": the description after a form of "to be". */
function titleIs(
  text: string,
  tokens: readonly Token[],
  name: Name,
): (Span & { how: 'is' }) | undefined {
  const link =
    /^\s(?:is|was|became|serves as|served as|works as|worked as)\s(?:currently\s|now\s|then\s)?(?:(?:a|an|the|one of the)\s)?/.exec(
      text.slice(name.end),
    );
  if (link === null) return undefined;
  const start = name.end + link[0].length;
  const close =
    /[,;:.)(–—“”"](?=\s|$)|\s(?:who|which|and|when|since|until|from|after|before|during)\s/.exec(
      text.slice(start),
    );
  const end = start + (close?.index ?? text.length - start);
  const inside = tokens.filter((t) => t.start >= start && t.end <= end);
  const head = inside.findIndex((t) => TITLE_WORDS.has(t.norm));
  if (head < 0 || head > 5 || inside.length > ROLE_MAX_WORDS) return undefined;
  return { start, end: inside.at(-1)?.end ?? end, how: 'is' };
}
