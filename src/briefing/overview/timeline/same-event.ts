import { SPEECH_STEMS } from '../../annotate/speech.ts';
import { isSameName } from '../../answer/names.ts';
import { LIGHT_VERBS } from '../../question/light-verbs.ts';
import { rarity } from '../../store/rarity.ts';
import type { Store } from '../../store/types.ts';
import type { PlacedEvent } from './placed-event.ts';
import { daysBetween, isWithinDay } from './time-order.ts';

/** Reports of one event may be this many days apart; more, and it happened twice. */
export const DIFFERS_DAYS_MAX = 2;
/** Share of the rarer words of the shorter clause that both must hold, by rarity. */
const SHARE_SAME_ACT = 0.3;
const SHARE_OTHER_DAY = 0.4;
const SHARE_SPEECH = 0.6;
const SHARE_OTHER_VERB = 0.45;
/** A word is rare that stands in no more sentences than this, or than this share of them. */
const RARE_MAX = 8;
const RARE_SHARE = 0.01;

/** Tells whether two sentences tell of one event: the same actor doing the same with the same rare words, at about one time. */
export function isSameEvent(store: Store, a: PlacedEvent, b: PlacedEvent): boolean {
  const days = daysBetween(a, b);
  if (days !== undefined && days > allowedDays(a, b)) return false;
  if (a.verb.isNegated !== b.verb.isNegated || placesConflict(a, b)) return false;
  const share = sharedWords(store, a, b);
  const isOneActor = a.actors.some((x) => b.actors.some((y) => isOneName(x, y)));
  if (isOneActor && a.verb.stem === b.verb.stem) {
    if (SPEECH_STEMS.has(a.verb.stem) || LIGHT_VERBS.has(a.verb.stem))
      return days === 0 && share >= SHARE_SPEECH;
    return share >= (days === 0 ? SHARE_SAME_ACT : SHARE_OTHER_DAY);
  }
  // "was praised by all", "gave a speech in praise of her": the verb of one is a noun of the other.
  const isOneMatter = a.words.has(b.verb.stem) || b.words.has(a.verb.stem);
  const hasOneName = a.names.some((x) => b.names.some((y) => isOneName(x, y)));
  const isSpeech = SPEECH_STEMS.has(a.verb.stem) || SPEECH_STEMS.has(b.verb.stem);
  return isOneMatter && hasOneName && !isSpeech && days === 0 && share >= SHARE_OTHER_VERB;
}

/** "Ines Calder of Tideford" is Ines Calder. */
function isOneName(a: string, b: string): boolean {
  const plain = (key: string): string => key.replace(/^(\S+ \S.*?) of .*$/, '$1');
  return isSameName(plain(a), plain(b));
}

function allowedDays(a: PlacedEvent, b: PlacedEvent): number {
  const isDay = ({ resolved }: PlacedEvent): boolean =>
    resolved === undefined || isWithinDay(resolved);
  return isDay(a) && isDay(b) ? DIFFERS_DAYS_MAX : 0;
}

/** True where both name others than those who act, and none of them is the same: "won in Ohio", "won in Iowa". */
function placesConflict(a: PlacedEvent, b: PlacedEvent): boolean {
  const others = (event: PlacedEvent): string[] =>
    event.names.filter((n) => !event.actors.some((x) => isOneName(x, n)));
  const [x, y] = [others(a), others(b)];
  if (x.length === 0 || y.length === 0) return false;
  return !x.some(
    (n) => b.names.some((m) => isOneName(n, m)) || n.split(' ').some((w) => b.words.has(w)),
  );
}

/** Share of the words of the shorter clause, weighted by rarity, that stand in both. */
function sharedWords(store: Store, a: PlacedEvent, b: PlacedEvent): number {
  const weigh = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += rarity(store, word);
    return sum;
  };
  const shared = [...a.words].filter((w) => b.words.has(w));
  if (
    !shared.some(
      (w) => store.words.frequency(w) <= Math.max(RARE_MAX, RARE_SHARE * store.words.size),
    )
  )
    return 0;
  return weigh(shared) / Math.min(weigh(a.words), weigh(b.words));
}
