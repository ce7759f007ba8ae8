/** What can be wrong with an answer: the code that is stored, and the words it is chosen by. */
export const COMPLAINTS = {
  wrong: 'It is wrong',
  incomplete: 'Something is missing',
  unfound: 'The articles do say it',
  unclear: 'It is hard to read',
} as const;

export type Complaint = keyof typeof COMPLAINTS;

/** How one reader finds one answer. */
export interface Vote {
  /** Of the answer. */
  readonly id: string;
  readonly platform: string;
  readonly user: string;
  readonly verdict: 'up' | 'down';
  /** What was wrong with it. */
  readonly complaint?: Complaint | undefined;
}

/** Where readers' votes are kept. A reader who votes again on an answer replaces his vote. */
export interface Votes {
  cast(vote: Vote): Promise<void>;
}
