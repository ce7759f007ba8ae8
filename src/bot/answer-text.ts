import type { Answer, Citation, Value } from '../briefing/index.ts';

/** Returns the direct answer alone, on one line, without citation marks; '' when the articles do not say. */
export function answerText(answer: Answer): string {
  return wording(answer).replace(/\s+/g, ' ').trim();
}

function wording(answer: Answer): string {
  switch (answer.kind) {
    case 'direct': {
      const words = values(answer.values);
      if (answer.verdict === undefined) return words;
      const verdict = verdictWord(answer.verdict);
      return words === '' ? verdict : `${verdict}: ${words}`;
    }
    case 'list':
      return answer.items
        .map((item) => (item.detail === undefined ? item.text : `${item.text} (${item.detail})`))
        .join('; ');
    case 'quotes':
      return answer.quotes
        .map(({ text, speaker, direct }) => {
          const words = direct ? `“${text}”` : text;
          return speaker === undefined ? words : `${speaker}: ${words}`;
        })
        .join('; ');
    case 'passages':
      return answer.citations.map((citation) => citation.text).join(' ');
    case 'sources':
      return answer.sources.map((source) => source.file).join(', ');
    case 'differs':
      // Where nothing differs, what they say on it.
      return answer.differences.length === 0
        ? answer.citations.map(({ text, source }) => `${text} (${source.file})`).join(' / ')
        : answer.differences
            .map(({ about, values }) => `${about}: ${sides(values, answer.citations)}`)
            .join('; ');
    case 'notFound':
      return '';
  }
}

/** The word a verdict is given in. */
export function verdictWord(verdict: 'yes' | 'no'): string {
  return verdict === 'yes' ? 'Yes' : 'No';
}

function values(list: readonly Value[]): string {
  return list.map((value) => value.text).join('; ');
}

function sides(list: readonly Value[], citations: readonly Citation[]): string {
  return list
    .map(({ text, citations: indexes }) => {
      const files = indexes.flatMap((index) => citations[index]?.source.file ?? []);
      return files.length === 0 ? text : `${text} (${[...new Set(files)].join(', ')})`;
    })
    .join(' / ');
}
