/** A command as people choose it. Platforms that list commands, and `help`, take them from here. */
export interface CommandEntry {
  /** The word it is typed by. */
  readonly name: string;
  readonly description: string;
  readonly argument?: CommandArgument;
}

export interface CommandArgument {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** Texts of this kind are suggested while it is typed. */
  readonly suggests?: 'questions' | 'names';
}

const ABOUT: CommandArgument = {
  name: 'about',
  description: 'A subject, such as: the agreement. All of it without one',
  isRequired: false,
};
const PERSON: CommandArgument = {
  name: 'name',
  description: 'A person. Everybody without one',
  isRequired: false,
  suggests: 'names',
};

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'ask',
    description: 'Ask in your own words; a follow-up may refer to what came before',
    argument: {
      name: 'question',
      description: 'Such as: who was in the delegation',
      isRequired: true,
      suggests: 'questions',
    },
  },
  { name: 'brief', description: 'The whole picture on one screen', argument: ABOUT },
  {
    name: 'check',
    description: 'What the articles say to a message, detail by detail',
    argument: { name: 'text', description: 'The message to check', isRequired: true },
  },
  { name: 'people', description: 'Who is who, with offices and articles', argument: PERSON },
  {
    name: 'quotes',
    description: 'Who is quoted with what, in all its wordings',
    argument: PERSON,
  },
  { name: 'timeline', description: 'What happened when, in order', argument: ABOUT },
  { name: 'differs', description: 'What the articles say differently', argument: ABOUT },
  {
    name: 'sources',
    description: 'Which articles report what, and which are silent',
    argument: ABOUT,
  },
  {
    name: 'verify',
    description: 'Whether the words of an answer still stand in their articles',
    argument: { name: 'id', description: 'The id below the answer', isRequired: true },
  },
  {
    name: 'digest',
    description: 'What is new, posted to this channel by itself',
    argument: {
      name: 'do',
      description: 'on 08:00 weekdays Europe/Berlin; off; now; preview (only you see it); status',
      isRequired: false,
    },
  },
  { name: 'articles', description: 'What I answer from' },
  { name: 'help', description: 'What I can do' },
];
