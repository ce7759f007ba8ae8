import type { HomeView } from '@slack/types';
import type { Reply } from '../../bot/reply.ts';
import { clip } from '../text.ts';
import { cleanText } from './escape.ts';
import { HOME_MAX_BLOCKS, PROMPT_TITLE_MAX_CHARS, PROMPTS_MAX } from './limits.ts';
import { ownUnit } from './render.ts';
import { unitsOf } from './units.ts';

/** Returns the App Home: what the replies say, one after another. */
export function renderHome(replies: readonly Reply[]): HomeView {
  const blocks = replies.flatMap((reply, index) => [
    ...(index === 0 ? [] : [{ type: 'divider' as const }]),
    // The Home takes no tables.
    ...reply.blocks
      .flatMap(unitsOf)
      .flatMap(({ block }) => (block.type === 'table' ? [] : [block])),
  ]);
  if (blocks.length <= HOME_MAX_BLOCKS) return { type: 'home', blocks };
  const { block } = ownUnit('There is more than fits here; ask me in a message.');
  return { type: 'home', blocks: [...blocks.slice(0, HOME_MAX_BLOCKS - 1), block] };
}

/** Returns the prompts that stand above an empty conversation. */
export function renderPrompts(
  examples: readonly string[],
): { readonly title: string; readonly message: string }[] {
  return examples.slice(0, PROMPTS_MAX).map((question) => ({
    title: clip(cleanText(question), PROMPT_TITLE_MAX_CHARS),
    message: cleanText(question),
  }));
}
