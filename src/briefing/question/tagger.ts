import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;

/** A word with its universal part of speech. @see https://universaldependencies.org/u/pos/ */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** Tags the words of a short text. */
export function tagWords(text: string): TaggedWord[] {
  const tokens = nlp.readDoc(text).tokens();
  const tags = tokens.out(its.pos) as string[];
  return (tokens.out() as string[]).map((word, i) => ({ word, tag: tags[i] ?? 'X' }));
}
