import Fuse from 'fuse.js';
import type { Briefing } from '../briefing/index.ts';
import type { Suggest } from './adapter.ts';

/** Questions about a person whose name was typed and nothing else. */
const ABOUT_PERSON: readonly ((name: string) => string)[] = [
  (name) => `who is ${name}`,
  (name) => `what did ${name} say`,
];
/** Names taken from the corpus for one suggestion. */
const NAMES_MAX = 12;
/** Longer texts are no longer completed: whoever typed so much knows what he asks. */
const TYPED_MAX_CHARS = 200;
const WORST_SCORE = 0.4;

/** Creates what suggests questions: the examples that are like what was typed, then questions about persons. */
export function createSuggest(briefing: Briefing, examples: readonly string[]): Suggest {
  const fuse = new Fuse(examples, { threshold: WORST_SCORE, ignoreLocation: true });
  return (typed, limit, what = 'questions') => {
    const text = typed.trim();
    if (what === 'names') return briefing.findNames(text, limit);
    if (text === '') return examples.slice(0, limit);
    if (text.length > TYPED_MAX_CHARS) return [];
    const alike = fuse.search(text).map(({ item }) => item);
    return [...new Set([...alike, ...aboutPersons(text, briefing)])].slice(0, limit);
  };
}

/** The last one or two words may be the beginning of a name: the question goes on with it, or is about it. */
function aboutPersons(text: string, briefing: Briefing): string[] {
  const words = text.split(/\s+/);
  for (const count of [2, 1]) {
    const before = words.slice(0, -count).join(' ');
    if (words.length < count) continue;
    const names = briefing.findNames(words.slice(-count).join(' '), NAMES_MAX);
    if (names.length === 0) continue;
    return names.flatMap((name) =>
      before === '' ? ABOUT_PERSON.map((question) => question(name)) : [`${before} ${name}`],
    );
  }
  return [];
}
