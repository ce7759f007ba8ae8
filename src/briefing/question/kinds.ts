import type { QuestionKind } from '../types.ts';

const SOURCES =
  '(?:sources?|articles?|outlets?|papers?|newspapers?|publications?|reports?|stories|accounts?|publishers?|texts?|media)';
const SAY =
  '(?:say|says|said|tell|tells|told|stated|claim|claims|claimed|write|writes|wrote|mention|mentions|mentioned|argue|argued|announce|announced|remark|remarked|comment|commented|respond|responded|reply|replied|warn|warned|add|added|tweet|tweeted|testify|testified)';
/** Verbs by which something is said without "say": what follows is told in the speaker's words. */
const SPEECH_ACT =
  '(?:pledge|pledged|promise|promised|vow|vowed|announce|announced|declare|declared|offer|offered|demand|demanded|praise|praised|think|believe|express|expressed|thank|thanked|deny|denied|suggest|suggested|propose|proposed|admit|admitted|acknowledge|acknowledged|accuse|accused|criticize|criticized|criticise|criticised|call for|called for|describe|described|propose|highlight|highlighted|stress|stressed|emphasize|emphasized|predict|predicted|recommend|recommended|reveal|revealed|report|reported|explain|explained)';
/** Any of them, as a pattern. */
export const SPEAKS = `(?:${SAY}|${SPEECH_ACT})`;
const AUX =
  '(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|am)';

/**
 * "what does the ferry cost" asks for a price; "cost" is a verb with its subject before it, unlike in "what would lower
 * the cost". What something did cost may be lives, or a seat.
 */
const ASKS_COST =
  /^what (?:does|do|(?:will|would) (?=(?:the|an?|this|that|these|those|its?|their|his|her|they)\b)) ?(?:(?!(?:do|about)\b)\S+ ){1,8}(?<!\b(?:the|an?|this|that|its|their|his|her|total|rising|high|higher|lower|low) )cost(?: to [^?]+)?\s*\?*$/i;

/** First pattern that fits decides; the order is from the special to the general. */
const RULES: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'differ',
    new RegExp(
      `\\b(?:do|does|did|are|is|where|how|what|which)\\b.*\\b(?:the |these |those |all |both |any )*${SOURCES}\\b.*\\b(?:agree|disagree|differ|contradict|conflict|consistent|inconsistent|diverge|clash|vary|match|line up|same (?:story|account|thing|version|time|date|number)s?)`,
      'i',
    ),
  ],
  [
    'differ',
    new RegExp(
      `\\b(?:disagreements?|contradictions?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|differences|conflicting (?:reports|accounts|claims))\\b.*\\b(?:between|among|across|in|on)\\b.*\\b${SOURCES}\\b`,
      'i',
    ),
  ],
  [
    'differ',
    new RegExp(
      `^(?:what |which |where )?.*\\b${SOURCES}\\b (?:disagree|differ|conflict|contradict|vary|clash)`,
      'i',
    ),
  ],
  [
    'sources',
    new RegExp(
      `^(?:which|what|who|how many) (?:of the |of these )?(?:news )?${SOURCES}\\b.*\\b(?:say|says|said|mention|mentions|report|reports|reported|list|lists|carry|carries|name|names|cover|covers|quote|quotes|cite|cites|describe|describes|bring up|brings up|refers? to|give|gives|have|has|include|includes|talk|discuss|claim|claims|confirm|confirms|state|states|refer|note|notes|write|writes|tell|tells)\\b`,
      'i',
    ),
  ],
  ['sources', /^who (?:reports?|reported|carries|covers?) (?:that|it|this)\b/i],
  [
    'whosaid',
    /^(?:who|(?:which|what) (?!(?:percentage|percent|share|proportion|number|amount)\b)\w+) (?:has |had |was it that |first |also )?(?:said|says|called|calls|told|described|describes|claimed|claims|stated|warned|wrote|announced|pointed out|quoted)\b/i,
  ],
  [
    'whosaid',
    /^who (?:used|coined|uttered) (?:the )?(?:words?|phrase|term|expression)\b|^whose (?:words|quote|statement|phrase)\b|^who (?:is|was) (?:quoted|cited)\b/i,
  ],
  [
    'quote',
    new RegExp(
      `^what (?:exactly )?(?:did|does|do|has|have|had|was|were|is)\\b.{1,80}\\b${SAY}\\b`,
      'i',
    ),
  ],
  [
    'quote',
    new RegExp(`^what (?:exactly )?(?:did|does|do|has|have|had)\\b.{1,60}\\b${SPEECH_ACT}\\b`, 'i'),
  ],
  [
    'quote',
    /\b(?:exact (?:words?|wording|quotes?|phrase|terms?)|verbatim|quotes? (?:by|from|of|about)|quotations?|in (?:his|her|their) own words|word for word|(?:'s|s') (?:words|quotes?|statements?|comments?|remarks?|wording)(?: on| about|$|\?))/i,
  ],
  [
    'define',
    /^what (?:does|do|did)\b.{1,60}\b(?:stand for|mean)\b|^(?:define|definition of|meaning of)\b/i,
  ],
  [
    'howmany',
    /^(?:(?:in|for|about|after|over|by|to|at|on|within) )?how (?:many|much|long|old|far|big|large|high|tall|wide|deep|fast|heavy|often|expensive)\b|^(?:what|which) (?:(?:is|was|are|were) the )?(?:total |exact |approximate |average )?(?:number|amount|percentage|percent|proportion|share|price|cost|size|population|length|duration|height|weight|distance|age)\b|^number of\b/i,
  ],
  ['howmany', ASKS_COST],
  [
    'when',
    /^(?:when|since when|until when|by when|(?:(?:on|in|at|during|from|by|since) )?(?:what|which) (?:exact |precise |specific )?(?:date|day|time|year|month|hour|week|weekday|decade|century|season)s?)\b|^(?:what|which) (?:is|was) the (?:exact )?(?:date|day|time|year)\b|^what(?: is| was|'s) (?:the |its |their )?(?:[\p{L}\p{N}'’.-]+ ){0,4}?(?:date|deadline)(?=\s+(?:of|for|on|when|that|by|in|to)\b|\s*\?*$)|\b(?:in|on|at) (?:what|which) (?:date|day|time|year|month|hour|century|decade)\??$/iu,
  ],
  [
    'where',
    /^(?:where|(?:(?:in|at|to|from|on) )?(?:what|which) (?:place|city|town|village|venue|location|building|site|square|airport|palace|region|province|district|continent|street|river))\b|^(?:what|which) (?:is|was) the (?:venue|location|place|site)\b/i,
  ],
  [
    'why',
    /^(?:why|how come|what for|for what (?:reason|purpose)|(?:what|which) (?:is|was|are|were) the (?:reasons?|causes?|motives?|purpose|aim|goal|point)\b|what (?:caused|causes|led to|made|prompted|triggered|motivated)\b|what reasons?\b)/i,
  ],
  [
    'describe',
    /^(?:describe|summari[sz]e|summary|sum up|overview|recap|explain|tell (?:me|us)|give (?:me|us)|brief|background|more about|details (?:on|about|of))\b|\b(?:summary|overview|recap|rundown|in a nutshell|main points?|key points?|takeaways?)\b|^what (?:happened|is going on|'s going on|went on|was it like|is the story|'s the story|'s new|is new)\b|^how (?:was|were|did|does|do|is|are|has|have|can|could|would|should)\b/i,
  ],
  [
    'list',
    /^(?:list|name|enumerate)\b|^(?:who|what) (?:all|else)\b|^who (?:was|were|is|are|went|travel(?:l)?ed|came|sat|made up|makes up|belongs?|belonged)\b.*\b(?:in|on|part of|among|member of|members of|with|to)\b.*\b(?:delegation|team|group|entourage|party|cabinet|panel|committee|board|list|trip|squad|crew|jury|council|cast|band|line-?up|commission)\b|^(?:which|what) (?:(?!did|does|do|is|was|are|were|has|have|had|the|will|would)\w+ ){0,3}?(?:countries|nations|people|persons|officials|ministers|leaders|members|states|companies|cities|names|items|things|topics|issues|parts|events|points|goods|products|weapons|candidates|teams|groups|languages|areas|agencies|organi[sz]ations|reasons|steps|measures|types|kinds|sanctions|players|books|films|songs|awards)\b|^what (?:is|are|was|were|'s)\b.*\b(?:agenda|members of|list of|names of|included|composition|line-?up|programme|schedule)\b|^(?:which|what) (?:are|were) (?:the|some)\b|^(?:the )?(?:members|names|list) of\b/i,
  ],
  [
    'who',
    /^(?:who|whom|whose|by whom|with whom|to whom|(?:which|what) (?:(?!did|does|do|is|was|are|were|has|have|had|the|will|would)\w+ ){0,2}?(?:person|man|woman|minister|official|leader|president|politician|general|company|country|nation|state|team|party|agency|organi[sz]ation|group|actor|actress|singer|player|author|artist|scientist|king|queen|senator|candidate|family|band|ruler|emperor|university|school|firm|newspaper|outlet|individual|figure|director|ceo|governor|mayor|judge|lawyer|member|publisher|studio|network|bank|church))\b|^(?:what|which) (?:is|was|are|were) (?:the )?(?:full )?names?\b|^name of\b/i,
  ],
  ['yesno', new RegExp(`^${AUX}(?:n't)? (?!you\\b)\\S`, 'i')],
  [
    'define',
    /^what(?: is|'s| was| are| were) (?:an? |the )?(?:term )?"?[\p{L}\p{N}.&-]+(?: [\p{L}\p{N}.&-]+){0,2}(?<!\b(?:called|named|like|about|for|doing|going|worth|made of))"?\s*\??$/iu,
  ],
];

/** A row of words with no question word in it that names an office: "top health official in the delegation". */
const OFFICE_PHRASE =
  /\b(?:minister|official|head|chief|leader|president|chairman|chair|ceo|governor|secretary|ambassador|envoy|director|spokes\w+|adviser|advisor|deputy|mayor|commander|general)\b/i;

/** "when Falk left, who replaced her": a clause of time or condition before what is asked. */
const OPENING_CLAUSE =
  /^(?:when|while|after|before|since|once|as|if|because|although|where)\s[^?]*?,\s*(?=(?:(?:by|in|to|for|from|of|with|at|on)\s+)?(?:who|whom|whose|what|which|where|why|how|when)\b)/i;

/** Returns a question without a clause of time or condition that stands before what is asked. */
export function withoutOpeningClause(plain: string): string {
  return plain.replace(OPENING_CLAUSE, '');
}

/** Tells the kind of a plain question (see `plainQuestion`). Word rows without a question word are topics: 'describe'. */
export function kindOf(asked: string): QuestionKind {
  const plain = withoutOpeningClause(asked);
  for (const [kind, pattern] of RULES) if (pattern.test(plain)) return kind;
  if (/\b(?:what|which)\b/i.test(plain)) return 'what';
  const inner = /\b(who|when|where|why)\b/i.exec(plain)?.[1]?.toLowerCase();
  if (inner !== undefined) return inner as QuestionKind;
  if (/\bhow (?:many|much|long|old|far)\b/i.test(plain)) return 'howmany';
  if (OFFICE_PHRASE.test(plain) && plain.split(' ').length <= 8) return 'who';
  return 'describe';
}

/** Tells whether a clause asks if the articles agree. */
export function asksForDifferences(plain: string): boolean {
  return RULES.some(([kind, pattern]) => kind === 'differ' && pattern.test(plain));
}

/** Takes a clause like "do the sources agree" off a question that asks something besides. */
export function withoutAgreement(plain: string): string {
  const parts = plain.split(/(?<=[?.!;])\s+|,\s+(?=(?:and )?(?:do|does|did|are) )/);
  const kept = parts.filter((part) => !asksForDifferences(part));
  return kept.length > 0 && kept.length < parts.length ? kept.join(' ').trim() : plain;
}
