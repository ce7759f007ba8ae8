/** A command as people choose it. Platforms that list commands, and `help`, take them from here. */
export interface CommandEntry {
  /** The word it is typed by. */
  readonly name: string;
  readonly description: string;
  readonly argument?: {
    readonly name: string;
    readonly description: string;
    /** Texts of this kind are suggested while it is typed. */
    readonly suggests?: 'questions';
  };
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'ask',
    description: 'Ask in your own words; a follow-up may refer to what came before',
    argument: {
      name: 'question',
      description: 'Such as: who was in the delegation',
      suggests: 'questions',
    },
  },
  { name: 'articles', description: 'What I answer from' },
  { name: 'help', description: 'What I can do' },
];
