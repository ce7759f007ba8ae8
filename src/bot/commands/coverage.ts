import type { Briefing } from '../../briefing/index.ts';
import { createNumbering } from '../numbering.ts';
import { own, type Reply, text, user } from '../reply.ts';

/** Returns what the articles say of a subject, fact by fact, and which of them say it and which are silent. */
export async function coverage(briefing: Briefing, about: string | undefined): Promise<Reply> {
  const { sources, rows, silent } = await briefing.coverage({ about });
  if (rows.length === 0) {
    const words =
      about === undefined
        ? [own('No two articles report the same. Ask for a subject: sources SUBJECT.')]
        : [own('The articles say nothing of that: '), user(about)];
    return { status: 'notFound', blocks: [text(...words)] };
  }
  const numbering = createNumbering();
  const numbers = sources.map((source) => numbering.of(source));
  const facts = rows.map(({ fact, cells }) => ({
    text: fact.text,
    said: cells.filter(({ citation }) => citation).map(({ source }) => numbering.of(source)),
  }));
  return {
    status: 'info',
    blocks: [
      { kind: 'coverage', sources: numbers, rows: facts },
      ...(silent > 0
        ? [
            text(
              own(
                `${silent} further ${silent === 1 ? 'article says' : 'articles say'} none of this.`,
              ),
            ),
          ]
        : []),
      ...numbering.sources(),
      {
        kind: 'picture',
        of: { kind: 'coverage', about, sources: numbering.pictured(), facts },
      },
    ],
  };
}
