/** What somebody wants who writes in his own words and not by a command. */
export type PlainRequest =
  | {
      readonly kind: 'brief' | 'people' | 'quotes' | 'timeline' | 'differs' | 'sources';
      readonly argument: string | undefined;
    }
  | { readonly kind: 'articles' | 'help' | 'thanks' }
  | { readonly kind: 'ask'; readonly question: string };

const MOST_CHARS = 200;

/**
 * Reads a message that asks for no single fact: a greeting, thanks, what the bot is, or one of the overviews ("give me
 * a summary of the talks", "who is who"). Only whole messages are meant; undefined for any other.
 */
export function readPlainRequest(message: string): PlainRequest | undefined {
  // Nobody greets or wishes at such length, and the patterns below are not made for it.
  if (message.length > MOST_CHARS) return undefined;
  const words = message
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx|now))?[\s.!?]*$/i, '')
    .trim();
  const whole = words === '' ? message.trim() : words;
  for (const kind of ['thanks', 'help', 'articles'] as const)
    if (PHRASES[kind].some((phrase) => phrase.test(whole))) return { kind };
  const wanted = whole.replace(POLITE, '');
  for (const [kind, phrases] of OVERVIEWS)
    for (const phrase of phrases) {
      const found = phrase.exec(wanted);
      if (found === null) continue;
      const argument = subjectOf(found.groups?.['about']);
      // "a summary of what she said" asks what she said; "a summary of the talks was sent" asks for nothing.
      if (argument !== undefined && QUESTION.test(argument))
        return { kind: 'ask', question: argument };
      if (argument === undefined || !(CLAUSE.test(argument) || MEANT.test(argument)))
        return { kind, argument };
    }
  const compared = COMPARED.exec(wanted)?.groups?.['about'];
  return compared === undefined
    ? undefined
    : { kind: 'ask', question: `what do the articles say about ${compared}` };
}

const any = (...patterns: readonly string[]): RegExp[] =>
  patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'i'));

/** What is asked of the articles as a whole. */
const THEM = String.raw`(?:all )?(?:of )?(?:the|these|those|this|your|our)? ?(?:\d+ )?(?:articles?|sources?|outlets?|papers?|reports?|texts?|files?|coverage|news|stor(?:y|ies)|press)`;
const ABOUT = '(?: (?:on|of|about|for|regarding|concerning|from|with|in) (?<about>.+))?';

const PHRASES = {
  thanks: any(
    '(?:ok(?:ay)?|great|perfect|cool|nice|super|got it|good|wonderful|excellent|awesome)?[,!. ]*(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:a lot|so much|very much|again|bot|for (?:that|your help|the help|this)))*',
    '(?:ok(?:ay)?|great|perfect|cool|nice|got it|good (?:bot|job|work)|well done|wonderful|excellent|awesome|bye|goodbye|see you)',
  ),
  help: any(
    '(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))(?:[, ]+(?:there|bot|all|everyone|everybody|team))?',
    '(?:so )?(?:who|what) are you(?: (?:for|able to do))?',
    'what (?:can|do|could) (?:you (?:do|know|say)|(?:i|we) (?:do|ask))(?: (?:you|here|with (?:you|this|it)|for (?:me|us)))?',
    'how (?:(?:do|can|should) (?:i|we) (?:use|ask|work with|talk to) (?:you|(?:the|this) bot)|(?:do|does|can) (?:you|(?:the|this) bot) (?:work|help)(?: (?:me|us))?)',
    '(?:i need|can you|could you|please)? ?help(?: me| us)?(?: out)?|(?:list |show )?(?:the |your |all )*commands|usage|manual|instructions|menu|start',
  ),
  articles: any(
    `how many ${THEM}(?: (?:do you (?:have|know|use)|have you(?: got| read)?|are there|is this based on))?`,
    `(?:what|which) ${THEM} (?:do you (?:have|know|use|read|answer from|rely on)|have you(?: got| read)?|are there|is this based on)`,
    `(?:list|show|name)(?: me| us)? ${THEM}`,
    'what are (?:the|your) (?:articles|sources)|where do you (?:get|take|have) (?:it|(?:your|this|that|the) (?:information|info|answers?|news|facts|data|knowledge)) from',
  ),
} as const;

/** How a wish begins. */
const POLITE =
  /^(?:(?:please|pls|ok(?:ay)?|so|hi|hey|hello|well)[, ]+)*(?:(?:can|could|would|will|may) (?:you|u|i|we) (?:please |pls )?)?(?:(?:i|we)(?:'d| would)? (?:need|want|like)(?: to)? )?(?:(?:give|show|send|get|write|make|tell|prepare|draft|have|see|read|print|list|is there|are there|do you have|let me have|let me see)(?: me| us)? )?/i;

const OVERVIEWS: readonly (readonly [
  'brief' | 'people' | 'quotes' | 'timeline' | 'differs' | 'sources',
  readonly RegExp[],
])[] = [
  [
    'brief',
    any(
      `(?:an?|the|your)? ?(?:(?:quick|short|brief|full|one-?page|concise|executive|overall|general|little) )*(?:summary|briefing|brief|overview|run-?down|recap|round-?up|tl;?dr|gist|big picture|whole picture|sit-?rep|update)${ABOUT}`,
      '(?:summari[sz]e|sum up|recap)(?: (?:for me|for us))?(?: (?<about>.+))?',
      `(?:brief|update|catch|fill|bring) (?:me|us)(?: (?:up to (?:speed|date)|up|in))?${ABOUT}`,
      `(?:what(?:'s| is| are|s) )?(?:the )?(?:main|key|most important|biggest|top) (?:points?|facts?|takeaways?|messages?|news|stor(?:y|ies)|developments?|headlines?)${ABOUT}`,
      `what(?:'s| is|s) (?:new|up|the latest(?: news)?|going on|happening|the news|in the news|the story|(?:this|it) all about|this about)(?: (?:on|about|with|from) (?<about>.+)| in ${THEM})?`,
      `what (?:are ${THEM} (?:all )?about|do ${THEM} say)`,
      `(?:any|the latest|latest|the) (?:news|updates?|headlines?)${ABOUT}`,
    ),
  ],
  [
    'timeline',
    any(
      `(?:an?|the)? ?(?:full |complete |short )?(?:time-?line|chronology|(?:order|sequence) of (?:the )?events)${ABOUT}`,
      'what happened when|in (?:what|which) order did (?:things|it(?: all)?|everything|the events) happen',
    ),
  ],
  [
    'people',
    any(
      "(?:who is|who's|whos) who",
      'who are (?:the )?(?:(?:key|main|most important) (?:people|players|persons|figures|actors)|protagonists)(?: (?:here|in this|involved))?',
      '(?:the |all )*(?:key|main|most important) (?:people|players|persons|figures|actors)',
      `(?:all )?(?:of )?(?:the )?(?:people|persons)(?: (?:mentioned|named|involved|in ${THEM}))*`,
      `(?:who|(?:which|what) (?:people|persons)) (?:is|are|gets?) (?:mentioned|named)(?: in ${THEM})?`,
    ),
  ],
  [
    'quotes',
    any(
      '(?:an?y|all|some|the|best|direct|key|main|most important| )*(?:quotes?|quotations?)(?: (?:by|from|of) (?<about>(?:(?! on | about ).)+))?',
    ),
  ],
  [
    'differs',
    any(
      `(?:an?y|all|the| )*(?:discrepancies|contradictions|disagreements|differences)(?: (?:between|among|in) ${THEM})?${ABOUT}`,
      `compare ${THEM}${ABOUT}`,
    ),
  ],
  [
    'sources',
    any(
      `(?:who|which ${THEM}) reports? what`,
      `(?:an?|the)? ?(?:coverage|source comparison)${ABOUT}`,
    ),
  ],
];

const COMPARED = new RegExp(
  `^compare (?:what|how) ${THEM} (?:say|said|write|wrote|report(?:ed)?|cover(?:ed)?) (?:(?:about|on|of) )?(?<about>.+)$`,
  'i',
);

const ALL = new RegExp(
  `^(?:${THEM}|everything|things|it|this|that|them|(?:it|this) all|events|today|now|you have|what you have)$`,
  'i',
);
const QUESTION = /^(?:who|whom|whose|what|when|where|why|how|which|whether)\b/i;
/** "any news about her": whom that is is told by what came before. */
const MEANT = /^(?:he|she|him|her|his|hers|their|its)\b/i;
const CLAUSE =
  /\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|who|what|when|where|why|how|that|which)\b/i;

/** What an overview is to be about; undefined for all there is. */
function subjectOf(about: string | undefined): string | undefined {
  const subject = about?.trim();
  return subject === undefined || subject === '' || ALL.test(subject) ? undefined : subject;
}
