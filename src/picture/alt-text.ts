import type { Picture, PicturedEvent, PicturedFact, PicturedSource } from '../bot/picture.ts';
import { mark } from './blocks.ts';
import { dayOf, mostTold } from './draw-timeline.ts';
import { visibleText } from './visible-text.ts';

/** The longest alternative text that every platform takes whole. */
const ALT_MAX_CHARS = 1_000;

/** Says in words what a picture shows: whole events or facts as far as they fit, and how many more there are. */
export function altText(picture: Picture): string {
  const about = picture.about === undefined ? '' : `: ${visibleText(picture.about)}`;
  return picture.kind === 'timeline'
    ? within(`Timeline${about}`, picture.events.length, picture.left, (kept) =>
        mostTold(picture.events, kept).map(eventInWords),
      )
    : within(`Who reports what${about}`, picture.facts.length, 0, (kept) =>
        picture.facts.slice(0, kept).map((fact) => factInWords(fact, picture.sources)),
      );
}

function eventInWords(event: PicturedEvent): string {
  const { text, times, differs, isExpected } = event;
  const given = times.map((time) => [visibleText(time.text), ...time.sources.map(mark)].join(' '));
  const how = [
    ...(isExpected ? ['expected'] : []),
    ...(differs ? ['the articles differ'] : []),
    given.join(' / '),
  ].filter((part) => part !== '');
  return `${visibleText(dayOf(event))}: ${visibleText(text)}${how.length > 0 ? ` (${how.join('; ')})` : ''}`;
}

function factInWords({ text, said }: PicturedFact, sources: readonly PicturedSource[]): string {
  const numbers = sources.map(({ number }) => number);
  const silent = numbers.filter((number) => !said.includes(number));
  const who = [
    `said by ${said.map(mark).join(' ')}`,
    ...(silent.length > 0 ? [`silent: ${silent.map(mark).join(' ')}`] : []),
  ];
  return `${visibleText(text)} (${who.join('; ')})`;
}

/** The title and as many lines, of `count`, as fit, and how many more there are. */
function within(
  title: string,
  count: number,
  before: number,
  linesOf: (kept: number) => readonly string[],
): string {
  const textOf = (kept: number): string => {
    const left = count - kept + before;
    const more = left === 0 ? [] : [`And ${left} more.`];
    return [`${title}.`, ...linesOf(kept), ...more].join('\n');
  };
  let whole = textOf(0);
  if (whole.length > ALT_MAX_CHARS) {
    const more = `… And ${count + before} more.`;
    return title.slice(0, ALT_MAX_CHARS - more.length).toWellFormed() + more;
  }
  for (let kept = 1; kept <= count; kept++) {
    const longer = textOf(kept);
    if (longer.length > ALT_MAX_CHARS) break;
    whole = longer;
  }
  return whole;
}
