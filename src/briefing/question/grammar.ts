import { baseForm } from '../text/thesaurus.ts';
import { isContent, type Token } from '../text/tokens.ts';
import type { QuestionKind } from '../types.ts';
import type { Wanted } from './types.ts';

/** The type that a direct answer must have, by the kind and the wording of a question. */
export function wantedOf(kind: QuestionKind, plain: string): Wanted {
  switch (kind) {
    case 'who':
    case 'whosaid':
      return 'person';
    case 'when':
      return 'time';
    case 'where':
      return 'place';
    case 'howmany':
      if (
        /\bhow (?:much|expensive)\b.*\b(?:cost|pay|paid|price|money|worth|spend|spent|earn|earned|owe|charge|raise|raised|revenue|budget|sell|sold|invest|invested|donate|donated)|\b(?:price|cost|revenue|salary|budget)\b/i.test(
          plain,
        ) ||
        /^how much (?:did|do|does|has|have|will)\b.*\b(?:make|made|win|won|lose|lost|get|give|gave|given|receive|received|bid|pour|poured|contribute|contributed|pledge|pledged|lend|lent|borrow|borrowed)\b/i.test(
          plain,
        ) ||
        /^how much (?:damage|debt|profit|aid|funding|compensation|tax|rent|investment|prize money)\b/i.test(
          plain,
        )
      )
        return 'money';
      if (/\bhow old\b|\bage of\b|\bwhat age\b/i.test(plain)) return 'age';
      if (
        /\bhow (?:long|often)\b|\b(?:duration|length of time)\b|\bhow many (?:years|months|weeks|days|hours|minutes|decades|seconds)\b/i.test(
          plain,
        )
      )
        return 'duration';
      if (
        /\b(?:percentage|percent|proportion|share)\b|\bby how much\b|\bhow much of (?!it\b)|\bhow much (?:less|more|higher|lower|faster|slower|bigger|smaller)\b/i.test(
          plain,
        )
      )
        return 'percent';
      return 'number';
    default:
      return undefined;
  }
}

/** Stems of the noun right behind "how many", "which", "what": the thing asked for. */
export function headOf(
  plain: string,
  tokens: readonly Token[],
  tagged: ReadonlyMap<string, string>,
): string[] {
  // "what number of containers" asks for containers.
  const measure = tokens.findIndex(
    (t, i) =>
      i > 0 &&
      i < 4 &&
      /^(?:number|amount|quantity|share|percentage|kinds?|types?|sorts?|makes?|models?|brands?|styles?)$/.test(
        t.norm,
      ) &&
      tokens[i + 1]?.norm === 'of',
  );
  const at =
    measure >= 0 ? measure + 1 : tokens.findIndex((t) => /^(?:which|what|many|much)$/.test(t.norm));
  if (at < 0 || !/\b(?:which|what|how many|how much)\b/i.test(plain)) return [];
  const head: string[] = [];
  for (const token of tokens.slice(at + 1)) {
    const tag = tagged.get(token.raw.toLowerCase());
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ') head.push(token.stem);
    else break;
  }
  return head;
}

/** The main verb: as tagged; in "what did Calder promise" the word behind the subject also where it is tagged as a noun. */
export function mainVerb(
  tokens: readonly Token[],
  tagged: ReadonlyMap<string, string>,
  form: RegExp | undefined,
  nameWords: ReadonlySet<string>,
): string | undefined {
  const fits = (t: Token): boolean =>
    isContent(t.norm) && !form?.test(t.norm) && !nameWords.has(t.norm);
  const auxiliary = tokens.findIndex((t) => /^(?:did|does|do)$/.test(t.norm));
  if (auxiliary >= 0) {
    const subject = tokens.findIndex(
      (t, i) => i > auxiliary && !/^(?:the|a|an|his|her|their|its)$/.test(t.norm),
    );
    // "did Calder's trip take": the subject is what the possessor owns.
    const head = tokens[subject]?.possessive ? subject + 1 : subject;
    const behind = tokens.filter(
      (t, i) => i > head && fits(t) && baseForm(t.norm, 'verb') === t.norm,
    );
    // "when did Calder last visit": "last" says how, if a verb follows.
    // "does a loaf of bread cost": one can bread a cutlet.
    const isOwned = (t: Token): boolean => tokens[tokens.indexOf(t) - 1]?.norm === 'of';
    const verb =
      behind.find((t) => !/^(?:last|first|next)$/.test(t.norm) && !isOwned(t)) ?? behind[0];
    if (verb !== undefined) return verb.stem;
  }
  const verb = tokens.findLast((t) => tagged.get(t.raw.toLowerCase()) === 'VERB' && fits(t));
  // "who vetoed the panel": right behind "who" stands a verb, whatever the tagger says.
  const [first, second] = tokens;
  const behindWho =
    first?.norm === 'who' &&
    second !== undefined &&
    fits(second) &&
    baseForm(second.norm, 'verb') !== undefined
      ? second
      : undefined;
  // "by whom was the bridge blocked": a form that only a verb has.
  const inflected = tokens.findLast(
    (t) => fits(t) && /(?:ed|en)$/.test(t.norm) && baseForm(t.norm, 'verb') !== undefined,
  );
  return (behindWho ?? verb ?? inflected)?.stem;
}
