/** "what the plan is", "what Calder is": words that are no noun behind "what" ("what day the vote was"). */
const NAMED =
  '(?=(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Ii]ts?|[Tt]heir|[Hh]is|[Hh]er|[Tt]hey|[Ss]he|[Hh]e)\\b|\\p{Lu}|[\\d"\'])';
/** A noun phrase; without a verb that would make it a clause. */
const THING = String.raw`((?:(?!\b(?:is|are|was|were|that|who|which|said|did|does|do|has|have|had)\b)[^\s?,]+ ){0,5}[^\s?,]+)`;
const END = String.raw`\s*(\?*)$`;
/** The articles as a whole; "the report" may be one that they tell of. */
const THEY =
  '(?:(?:(?:any|all|one|some)(?: of)? ?)?(?:the|these|those|your|our)? ?(?:articles?|sources|reports|texts?|stories|papers|outlets)|(?:any|this|your) (?:source|report|story|paper|outlet))';
const MENTION =
  '(?:mention|discuss|cover|address|refer to|(?:talk|write|speak|report) (?:about|of|on)|(?:say|have) (?:anything|something|much) (?:about|on|of))';
const SUBJECT = String.raw`([^?]*[^?\s])\s*(\?*)$`;
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  // "tell me who Calder is", the first words being taken off
  [new RegExp(`^(who|where|when) ${THING} (is|are|was|were)${END}`, 'i'), '$1 $3 $2$4'],
  [new RegExp(`^([Ww]hat) ${NAMED}${THING} (is|are|was|were)${END}`, 'u'), '$1 $3 $2$4'],
  [new RegExp(`^(what) ([^\\s?,]+) (is|are|was|were)${END}`, 'i'), '$1 $3 $2$4'],
  [
    new RegExp(
      `^([Ww]hat|[Ww]ho) ${NAMED}${THING} (is|are|was|were) (about|for|from|with|like)${END}`,
      'u',
    ),
    '$1 $3 $2 $4$5',
  ],
  [new RegExp(`^(how (?!many)\\w+) ${THING} (is|are|was|were)${END}`, 'i'), '$1 $3 $2$4'],
  // "who was it that cut the ribbon"
  [/^(who|what|which|where|when) (?:is|was) it (?:that|who) (?=\S)/i, '$1 '],
  // "what do the articles say about the wall", "do the articles mention it": a subject, and nobody's words
  [
    new RegExp(
      `^what (?:do|does|did) ${THEY} (?:say|report|write|mention|tell(?: me| us)?|have) (?:about|on|of) ${SUBJECT}`,
      'i',
    ),
    'describe $1$2',
  ],
  [new RegExp(`^(?:do|does|did) ${THEY} (?:${MENTION}) ${SUBJECT}`, 'i'), 'describe $1$2'],
  [/^describe (?=(?:who|whom|what|which|when|where|why|how|whether)\b)/i, ''],
  // "what does KCNA mean"
  [
    /^what (?:does|do|is meant by|is the meaning of)(?: the)? (?=\p{Lu})((?:\p{Lu}\.?){2,7})(?: mean)?\s*(\?*)$/u,
    'what does $1 stand for$2',
  ],
];

/** Returns a question in the order of words in which questions are asked directly; any other as it is. */
export function directWording(question: string): string {
  return WORDINGS.reduce((text, [pattern, to]) => text.replace(pattern, to), question);
}
