import type { Turn } from '../briefing/index.ts';

/** How much is kept of earlier questions. */
export interface ConversationLimits {
  readonly maxTurns: number;
  readonly maxConversations: number;
  readonly maxAgeMs: number;
}

export const CONVERSATION_LIMITS: ConversationLimits = {
  maxTurns: 6,
  maxConversations: 1000,
  maxAgeMs: 60 * 60 * 1000,
};

/** The last turns of each conversation, for follow-up questions. */
export interface Conversations {
  /** The kept turns, oldest first; none when the last one is too old. */
  history(key: string): Promise<readonly Turn[]>;
  /** Keeps the turns in place of those before; only the last few of them. */
  remember(key: string, turns: readonly Turn[]): Promise<void>;
}

/** Creates a memory that lasts as long as the process; the conversation that was quiet longest is forgotten first. */
export function createMemoryConversations(
  now: () => Date,
  limits: ConversationLimits = CONVERSATION_LIMITS,
): Conversations {
  // In order of last use, which is the order in which a Map keeps its keys when they are set anew.
  const kept = new Map<string, { readonly turns: readonly Turn[]; readonly at: number }>();

  const history = (key: string): readonly Turn[] => {
    const conversation = kept.get(key);
    if (!conversation) return [];
    if (now().getTime() - conversation.at > limits.maxAgeMs) {
      kept.delete(key);
      return [];
    }
    return conversation.turns;
  };

  return {
    history: async (key) => history(key),
    async remember(key, turns) {
      kept.delete(key);
      kept.set(key, { turns: turns.slice(-limits.maxTurns), at: now().getTime() });
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.maxConversations) break;
        kept.delete(oldest);
      }
    },
  };
}
