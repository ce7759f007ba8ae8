/** The rule by which a cited passage counts as right, the same as the shared scorer's (its text matching is imported). */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the rule needs of a question of the shared sets. */
export interface GoldQuestion {
  readonly id: string;
  readonly answerable: boolean;
  readonly answers?: readonly string[];
  /** False where the answers are no words of an article. */
  readonly answer_match?: boolean;
  readonly evidence?: readonly { readonly article_id: string; readonly text: string }[];
}

export interface CitedText {
  readonly article_id: string;
  readonly text: string;
}

/** Tells for one question whether a citation hits: evidence of its article, or an answer in an article with evidence. */
export type Hits = (citation: CitedText) => boolean;

interface SharedScorer {
  norm(text: string): string;
  textMatch(passage: string, gold: string): boolean;
}

/** Answers that stand in any text and so prove nothing; the scorer's own list. */
const GENERIC = new Set(
  'yes no true false before after consistent inconsistent similar different'.split(' '),
).add('');

/** The rule, with `score.mjs` of the data folder doing the matching. Unanswerable questions are hit by nothing. */
export async function loadHitRule(dataFolder: string): Promise<(question: GoldQuestion) => Hits> {
  const { norm, textMatch }: SharedScorer = await import(
    pathToFileURL(join(dataFolder, 'score.mjs')).href
  );
  return (question) => {
    if (!question.answerable) return () => false;
    const wanted = new Map<string, string[]>();
    for (const { article_id, text } of question.evidence ?? []) {
      wanted.set(article_id, [...(wanted.get(article_id) ?? []), norm(text)]);
    }
    const answers =
      question.answer_match === false
        ? []
        : (question.answers ?? []).map(norm).filter((a) => !GENERIC.has(a));
    return (citation) => {
      const texts = wanted.get(citation.article_id);
      if (!texts) return false;
      const passage = norm(citation.text);
      return (
        texts.some((text) => textMatch(passage, text)) ||
        answers.some((answer) => ` ${passage} `.includes(` ${answer} `))
      );
    };
  };
}
