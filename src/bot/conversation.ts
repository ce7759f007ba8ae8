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
  remember(key: string, turn: Turn): Promise<void>;
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
    async remember(key, turn) {
      const turns = [...history(key), turn].slice(-limits.maxTurns);
      kept.delete(key);
      kept.set(key, { turns, at: now().getTime() });
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.maxConversations) break;
        kept.delete(oldest);
      }
    },
  };
}
