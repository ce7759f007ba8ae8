import { own, type Reply, text } from '../reply.ts';
import { COMPLAINTS, type Vote, type Votes } from '../votes.ts';

/** Keeps a vote on an answer and returns thanks; of a bad answer it asks what was wrong. */
export async function rate(vote: Vote, votes: Votes): Promise<Reply> {
  await votes.cast(vote);
  if (vote.verdict === 'up' || vote.complaint !== undefined) {
    return { status: 'info', blocks: [text(own('Thank you, that is noted.'))] };
  }
  return {
    status: 'info',
    blocks: [
      text(own('Thank you, that is noted. What was wrong?')),
      {
        kind: 'choices',
        choices: Object.entries(COMPLAINTS).map(([complaint, label]) => ({
          label,
          command: `rate ${vote.id} down ${complaint}`,
        })),
      },
    ],
  };
}
