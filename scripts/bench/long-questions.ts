/** Questions nobody should ask, to see that they block nobody either. */
import { randomFrom } from '../random.ts';

export interface LongQuestion {
  readonly what: string;
  readonly question: string;
}

/** Questions of this many characters: words of the given ones, the same misspelt, one single word, and nothing but names. */
export function longQuestions(chars: number, questions: readonly string[]): LongQuestion[] {
  const words = questions.join(' ').replace(/\s+/g, ' ').split(' ');
  const names = words.filter((word) => /^\p{Lu}\p{Ll}{3,}/u.test(word));
  const random = randomFrom(1);
  return [
    { what: 'words', question: fill(words, chars) },
    {
      what: 'misspelt words',
      question: fill(
        words.map((word) => misspell(word, random)),
        chars,
      ),
    },
    { what: 'one word', question: 'kim'.repeat(Math.ceil(chars / 3)).slice(0, chars) },
    { what: 'names', question: fill(names.length ? names : ['Kim'], chars) },
  ];
}

function fill(words: readonly string[], chars: number): string {
  const once = `${words.join(' ')} `;
  return once.repeat(Math.ceil(chars / once.length)).slice(0, chars);
}

/** Two neighbouring letters changed about, as in hurried typing. */
function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  return (
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2)
  );
}
