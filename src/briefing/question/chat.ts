import { directWording } from './wording.ts';

/** Short and misspelt forms of grammar words as people type them in chat; general English. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  `wat=what|wht=what|whats=what is|wats=what is|whos=who is|whens=when is|wheres=where is|hows=how is|whys=why is|wen=when|whn=when
  wer=where|wher=where|whre=where|hoo=who|whoo=who|y=why|abt=about|bout=about|n=and|nd=and|&=and|u=you|ur=your|r=are|hav=have|hv=have
  dd=did|ddi=did|didnt=did not|doesnt=does not|dont=do not|isnt=is not|wasnt=was not|hasnt=has not|havent=have not
  gonna=going to|wanna=want to|gotta=have to|tho=though|thru=through|w/=with|b4=before|btw=by the way|pls=please|plz=please
  ppl=people|cops=police|ammo=ammunition|happend=happened|btwn=between|fm=foreign minister
  thx=thanks|cuz=because|coz=because|bc=because|pm=prime minister|pres=president|govt=government|gov=government
  intl=international|mtg=meeting|yr=year|yrs=years|hrs=hours|mins=minutes|approx=about|wich=which|whcih=which|hwo=who|meny=many|mutch=much|befor=before|becuase=because|teh=the|taht=that|thier=their|dep=deputy|dept=department|asst=assistant|vp=vice president|hq=headquarters|avg=average|sinse=since|wether=whether|wha=what|whta=what|wnat=what|why's=why is|becasue=because
  recieve=receive|tommorow=tomorrow|yday=yesterday|tmrw=tomorrow|s.korea=south korea|n.korea=north korea|tldr=summary|tl;dr=summary`
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=');
      return [from.trim(), to.trim()];
    }),
);

/** Phrases that ask politely or point at the articles, and add nothing to what is asked. */
const PADDING = [
  /^\s*(?:hi|hey|hello|ok|okay|well|so|um+|and so)\b[\s,!.]*/i,
  /\b(?:can|could|would|will) you (?:please |pls )?(?:tell|show|give|remind|explain to) (?:me|us)\b(?: about)?/i,
  /\b(?:please|do you know|i(?: (?:want|need|would like|would love)|'d (?:like|love)) to (?:know|find out|learn)|any idea|i wonder|i was wondering)\b/i,
  /^\s*(?:tell me|remind me|show me)\s+(?=(?:who|what|when|where|why|how|which)\b)/i,
  /[,;]?\s*\b(?:according to|as per|in|from|based on) (?:the|these|those|your|all|any of the|our) (?:five |\d+ )?(?:articles?|sources?|texts?|reports?|stories|coverage|news|files|documents)\b/i,
  /\bthanks?(?: you)?[.!]*\s*$/i,
];

/** Returns the question with chat forms written out and padding taken off. "were did" is "where did". */
export function plainQuestion(text: string): string {
  let plain = text
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/gu, ' ')
    .trim();
  plain = plain.replace(
    /^(?:were|wer|ware) (?=(?:did|does|do|is|was|are|has|have|will|can)\b)/i,
    'where ',
  );
  plain = plain.replace(/[^\s,?!"()]+/gu, (word, at: number, whole: string) => {
    const bare = word.replace(/[.:]+$/, '');
    // "N. Korea", "plan Y" and "9 pm" are no chat forms.
    const isTime = bare.toLowerCase() === 'pm' && /\d\s*$/.test(whole.slice(0, at));
    if (/^\p{Lu}$/u.test(bare) || isTime) return word;
    return (
      SHORT_FORMS.get(bare.toLowerCase()) ??
      SHORT_FORMS.get(bare.toLowerCase().replaceAll("'", '')) ??
      word
    );
  });
  // "what is Diaz's job" asks who she is.
  plain = plain.replace(
    /^what(?:'s| is| was) ([^?]{2,60}?)(?:'s|s'|s)? (?:job|role|title|position|post|function|occupation|profession)\b\s*\??$/i,
    'who is $1',
  );
  // So does "diazs job", and "how manny" what it should.
  plain = plain
    .replace(
      /^(?:(?:(?:can|could|will|would) you )?(?:please )?(?:tell|show|give|remind) (?:me|us) )?(?!(?:who|what|when|where|why|how|which|list|name|the|a|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|must)\b)(?!.* (?:the|an?|his|her|their|its|my|your) )((?:[\p{L}'-]+ ){0,2}[\p{L}'-]{2,}?)(?:'s|s'|s)? (?:job|role|position|occupation|profession)\s*\??$/iu,
      'who is $1',
    )
    .replace(/^how (?:m[ae]n+[iey]+|mny|manie)\b/i, 'how many');
  // "who does Diaz work for" is told where it is said who she is.
  plain = plain.replace(
    /^(?:who|what|where|which \w+) (?:do|does|did) ([^?]{2,60}?) work (?:for|at|as)\s*\??$/i,
    'who is $1',
  );
  // So are what job she has, what she does, and what she heads.
  plain = plain.replace(
    /^(?:what|which) (?:(?:job|position|role|title|post|office)s? (?:do|does|did|has|have|had) ([^?]{2,60}?) (?:have|had|hold|held|do)\b(?: now| before| there| today)?|(?:do|does) ([^?]{2,40}?) do for (?:a living|work)|\w+ (?:do|does|did) ([^?]{2,60}?) (?:govern|represent|rule|head|chair|lead))\s*\??$/i,
    (_, holder?: string, doer?: string, head?: string) => `who is ${holder ?? doer ?? head ?? ''}`,
  );
  // What one gets of another is told as what that one gives.
  plain = plain.replace(
    /^what (?:did|does) ([^?]{2,40}?) (?:get|receive) from ([^?]{2,40}?)\s*(\?*)$/i,
    'what did $2 give $1$3',
  );
  // "the us" is no pronoun.
  plain = plain
    .replace(/\b(the|a) us\b/gi, '$1 US')
    .replace(
      /\bus (?=president|secretary|ambassador|government|official|military|senator|troops|sanctions|economy|envoy)/gi,
      'US ',
    );
  for (const padding of PADDING) {
    const shorter = plain.replace(padding, ' ').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]{2,}/u.test(shorter)) plain = shorter;
  }
  return directWording(plain);
}
