import type { Question } from '../question/types.ts';
import type { StoredRole } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { Value } from '../types.ts';
import { inScope, roleText } from './compose-role.ts';
import { isSameName } from './names.ts';
import type { Composed, Material } from './types.ts';

/** Most roles shown of one person. */
const ROLES_MAX = 2;

/** "who is Vera Tolm": the offices that the articles give a person, the most often stated first. */
export function composeRolesOf({
  question,
  store,
  scope,
  citations,
}: Material): Composed | undefined {
  if (!/^(?:who|what)(?:'s| is| was| are| were)\b/i.test(question.plain)) return undefined;
  const asked = question.names.filter((n) => !n.keys.some((k) => k.startsWith('@')));
  const [name] = asked;
  if (name === undefined || asked.length !== 1 || !asksForNameAlone(question)) return undefined;
  const known = name.keys.filter((key) => store.rolesOf(key).length > 0);
  // "who is Mayor Roe": of the family those who are called so, where anyone is.
  const ranks = question.terms.filter((t) => t.part !== 'name').map((t) => t.term);
  const ranked = known.filter((key) => {
    const own = store.rolesOf(key).flatMap((r) => termsOf(tokenize(roleText(r, store))));
    return ranks.length > 0 && ranks.every((rank) => own.includes(rank));
  });
  const [first] = known;
  const keys =
    ranked.length > 0
      ? ranked
      : name.keys.filter((key) => first !== undefined && isSameName(first, key));
  const roles = keys
    .flatMap((key) => store.rolesOf(key))
    .filter((r) => inScope(scope, store.sentence(r.sid)?.aid))
    // "who is General Tilly": that he is a general is known.
    .filter((r) => !termsOf(tokenize(roleText(r, store))).every((t) => question.stems.includes(t)));
  const groups = group(roles, (r) => roleText(r, store));
  const values = groups.slice(0, ROLES_MAX).map(({ roles: same }): Value => {
    const ordered = same.map((r) => ({ role: r, sentence: store.sentence(r.sid) }));
    return {
      text: roleText(same[0] as StoredRole, store),
      citations: [
        ...new Set(
          ordered.flatMap(({ sentence }) =>
            sentence === undefined ? [] : citations.sentence(sentence),
          ),
        ),
      ],
    };
  });
  return values.length === 0 ? undefined : { kind: 'direct', values };
}

interface RoleGroup {
  readonly words: readonly string[];
  readonly roles: readonly StoredRole[];
}

/** Joins roles of which one says what the other says, too; the most often stated first, then the longer. */
function group(roles: readonly StoredRole[], textOf: (role: StoredRole) => string): RoleGroup[] {
  const groups: { words: string[]; roles: StoredRole[] }[] = [];
  const withWords = roles
    .map((role) => ({ role, words: termsOf(tokenize(textOf(role))) }))
    .filter(({ words }) => words.length > 0);
  for (const { role, words } of withWords.sort((a, b) => b.words.length - a.words.length)) {
    const same = groups.find(
      (g) => words.every((w) => g.words.includes(w)) || sharesMost(g.words, words),
    );
    if (same === undefined) groups.push({ words, roles: [role] });
    else same.roles.push(role);
  }
  return groups.sort((a, b) => b.roles.length - a.roles.length || b.words.length - a.words.length);
}

function sharesMost(a: readonly string[], b: readonly string[]): boolean {
  return b.filter((w) => a.includes(w)).length >= 0.6 * Math.max(a.length, b.length);
}

/** Tells whether nothing but a name is asked about, with or without a rank before it: "who is General Tilly". */
export function asksForNameAlone({ plain, terms, names }: Question): boolean {
  const others = terms.filter((t) => t.part !== 'name');
  if (others.length === 0) return true;
  const words = tokenize(plain).map((t) => t.norm);
  const name = names.find((n) => n.words.at(-1) === words.at(-1));
  const ranks = words.slice(words.length - (name?.words.length ?? 0) - others.length);
  return (
    name !== undefined && others.every((t, i) => TITLE_WORDS.has(t.word) && ranks[i] === t.word)
  );
}
