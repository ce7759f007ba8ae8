import type { Mention } from '../annotate/types.ts';
import type { AskedName, Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { isAsked } from './names.ts';

/** The first name asked about is not merely in the sentence: nobody else is the one who acts right before the verb. */
export function namesStand({ sentence }: Ranked, question: Question): boolean {
  const [subject] = question.names;
  if (subject === undefined) return true;
  if (
    !sentence.note.mentions.some(
      (m) => isAsked(m.key, [subject]) && !isPlaceNamedAfter(m, subject),
    ) &&
    !sentence.note.refers.some((k) => isAsked(k, [subject])) &&
    // What the articles do not know as a name, at the head of a sentence, stands there as a word.
    !(subject.keys.length === 0 && isWritten(sentence, subject))
  )
    return false;
  const verbAt = sentence.tokens.find((t) => t.stem === question.verb)?.start;
  if (verbAt === undefined) return true;
  // "Russia's veto", "Russia vetoed": the one right before the verb acts, whoever else stands in the sentence.
  const actor = sentence.note.mentions.findLast(
    (m) => m.end <= verbAt && (m.isSubject || m.end + 1 >= verbAt),
  );
  return actor === undefined || isAsked(actor.key, question.names.slice(0, 1));
}

/** All names asked about stand in the sentence or are meant there; a country may be given by what stands around. */
export function holdsNames({ sentence }: Ranked, question: Question): boolean {
  const { note, words } = sentence;
  return question.names.every(
    (name) =>
      name.keys.some((key) => key.startsWith('@') || words.context.has(key)) ||
      note.mentions.some((m) => isAsked(m.key, [name])) ||
      note.refers.some((key) => isAsked(key, [name])) ||
      isWritten(sentence, name),
  );
}

function isWritten({ tokens }: Ranked['sentence'], { words }: AskedName): boolean {
  return words.every((w) => tokens.some((t) => t.norm === w));
}

/** Roe is not in "Roe Square". */
function isPlaceNamedAfter({ key, kind }: Mention, { words }: AskedName): boolean {
  return kind === 'place' && key.split(' ').length > words.length;
}
