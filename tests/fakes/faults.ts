import type { Json } from './json.ts';

/** A way in which a call goes wrong: one of the platform's own (`Own`) or one that any server has. */
export type Fault<Own> = (Own | CommonFault) & {
  /** Only calls with such arguments. */
  readonly when?: (args: Json) => boolean;
  /** How many calls it takes; 1 when not given. */
  readonly times?: number;
};

/** `posts`: the call takes effect all the same (the default is that it does not). */
export type CommonFault =
  | { readonly kind: 'http'; readonly status: number; readonly posts?: boolean }
  /** The connection is cut. */
  | { readonly kind: 'reset'; readonly posts: boolean }
  /** No answer ever. */
  | { readonly kind: 'hang'; readonly posts: boolean }
  /** Takes effect and answers after this time. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface Faults<Own> {
  readonly add: (method: string, faults: readonly Fault<Own>[]) => void;
  readonly clear: (method?: string) => void;
  /** The fault of this call, if it is to have one; it is used up by that. */
  readonly take: (method: string, args: Json) => Fault<Own> | undefined;
}

export function createFaults<Own>(): Faults<Own> {
  const queues = new Map<string, { fault: Fault<Own>; left: number }[]>();
  return {
    add(method, faults) {
      const queue = queues.get(method) ?? [];
      queue.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
      queues.set(method, queue);
    },
    clear(method) {
      if (method === undefined) queues.clear();
      else queues.delete(method);
    },
    take(method, args) {
      const queue = queues.get(method) ?? [];
      const entry = queue.find(({ fault }) => fault.when?.(args) ?? true);
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) queue.splice(queue.indexOf(entry), 1);
      return entry.fault;
    },
  };
}
