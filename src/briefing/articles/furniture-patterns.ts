/**
 * The wording by which page furniture is known, as data for `furniture.ts`. All patterns look at one trimmed paragraph.
 * They name kinds of line that many news sites print; none may name the line of one article.
 */

/** Furniture when they are the whole paragraph, whatever stands around ("Comments (3)", "Read more »"). */
export const ALONE: RegExp = new RegExp(
  `^[\\s\\W]*(?:${[
    'advertisements?(?: [-–—] .{3,30})?|advertising|be the first to comment|no comments(?: yet)?|ads?|sponsored(?: content| by \\w+)?|promoted(?: content)?|paid content|partner content',
    '(?:view |show |see |read |load |add a |leave a |post a |join the )?(?:all )?(?:comments?|conversation|discussion)',
    'loading|please wait|share|share (?:this|on|via)(?: (?:article|story|post|page|facebook|twitter|x|email|whatsapp|linkedin))?',
    'tweet|retweet|print|e-?mail|save|copy link|whatsapp|facebook|twitter|instagram|linkedin|reddit|telegram|pinterest|flipboard',
    '(?:read|see|show|view|load|learn|find out) more|more|next|previous|continue reading|keep reading|full story',
    'related(?: (?:stories|articles|news|coverage|content|topics?|posts|links|reading|items|videos?))?',
    '(?:most|more) (?:popular|read|viewed|shared|commented|watched|stories|news|headlines)(?: .{1,30})?|popular(?: now)?',
    'trending(?: now| stories| topics)?|top (?:stories|news|headlines)|latest(?: news| stories| headlines| updates)?',
    'recommended(?: for you| stories| reading| articles)?|(?:you )?(?:may|might) also (?:like|enjoy|be interested in)|others? also read',
    '(?:also|see|must|further|up|read|next|what to) (?:read|also|next|up|reading)(?: next)?|what to read next|up next',
    'posted in|posted on|filed under|tags?|topics?|in this (?:article|story)|explore more|more on this (?:story|topic)',
    'join (?:now|us|free)(?:: free)?|subscribe(?: now| today| here)?|sign (?:up|in)(?: now| today| here)?|log ?in|register|follow(?: us| me)?|click here|tap here',
    "editors?[’']?s? (?:picks?|choice)|(?:from|around) the web|skip (?:to (?:main )?content|ad|advertisement)|back to top|menu|search|home|close|newsletters?",
    'watch(?: live| now)?|listen(?: live| now)?|play(?: video)?|live updates|photos?|videos?|gallery|image|caption|hide caption|toggle caption|enlarge(?: this image)?',
    '(?:story|article) continues(?: below(?: advertisement)?)?|(?:continues|scroll) (?:below|down).{0,40}|\\d+ (?:min(?:ute)?s?[ -]read|comments?|shares?|views?)',
    "about the (?:author|writer)s?|author|contact us|report a (?:typo|correction)|got a tip|don[’']t miss|breaking news|reprints?",
  ].join('|')})(?:\\s*\\(?\\d{1,6}\\)?)?[\\s\\W]*$`,
  'i',
);

/** Announce a link or an invitation; what stands behind the colon or dash is furniture with them. */
export const LEAD_IN: RegExp =
  /^[\s>*•»→►▶|[(-]*(?:(?:also|see|must|further|up|read) (?:read|also|next|reading)|read(?: more| this| here| the full (?:story|article|report))?|related(?: (?:stor(?:y|ies)|articles?|news|coverage|content|topics?|posts?|links?|reading|video))?|more (?:on this(?: story| topic)?|stories|coverage|from [^:]{2,40}|news)|recommended(?: reading| for you)?|watch(?: (?:live|now|video|more|also))?|listen(?: now)?|see(?: more| also)|photos?|videos?|gallery|in pictures|slideshow|don[’']t miss|next in|posted in|filed under|tags?|topics?|keywords|categor(?:y|ies)|follow(?: us)?|sign up|subscribe|join now|share this|click here|you (?:may|might) also like|most (?:popular|read)|trending(?: now)?|continue reading|learn more|next story|previous story|live updates|newsletter)\s*(?::[\s-–—]*|\s[-–—|»>]+\s)(?=\S)/i;

/** Invitations without a colon; they are furniture only as a short paragraph of their own. */
export const INVITATION: RegExp =
  /^[\s>*•»→►▶|[(-]*(?:follow (?:us|me)\b|follow [^.]{2,60} on (?:twitter|facebook|x|instagram|social media|threads|linkedin|whatsapp|telegram|google news)\b|you can follow\b|sign up (?:for|to|here|now|today|and)\b|subscribe (?:to|now|today|here|for)\b|join (?:our|us on|the conversation|the discussion|the debate|more than [\d,]+)\b|(?:click|tap) (?:here|on the|the link)\b|(?:read|see|watch|find|view|get) (?:the rest|the full|the complete|the entire|the original|more (?:about|at|from|here|of|on|stories))\b|(?:get|receive) (?:our|the latest|breaking|more|daily|unlimited|free|a daily|all the|full)\b|download (?:the|our)\b|like us on\b|share this\b|listen to (?:this|the full)\b|(?:to|for) (?:read|see|hear|get|more) (?:more|the full|the latest|on this|information|news|stories|about)\b[^.]{0,60}(?:click|visit|subscribe|sign|go to|follow|see|here|read)|check out (?:our|more|the latest|the full)\b|don[’']t miss\b|have (?:a|any) (?:news )?(?:tip|story|questions?)\b|got a (?:tip|story)\b|send (?:us |your |news )?(?:tips|your|a tip)\b|(?:e-?mail|contact|reach|write to) (?:us|the (?:author|writer|reporter|editor)|[\w.]+@)|support (?:our|independent|quality) journalism\b|stay (?:up[ -]to[ -]date|informed|tuned|connected)\b|enjoy(?:ed|ing)? (?:this|reading)\b|(?:already )?a subscriber\?|create (?:a free|an) account\b|story continues\b|article continues\b|scroll down\b|please (?:share|subscribe|sign|log|enable|support|consider)\b|the (?:video|post|article) .{3,80} (?:appeared|was) first (?:on|published)\b|editor[’']s picks?\b)|\b(?:in|to) your inbox\b/i;

/** A section link printed in Title Case and without a full stop: "Next In World News". */
export const SECTION_LINK: RegExp =
  /^(?:Next|More|Posted|Filed|Also|Latest|Trending|Popular|Most Read|Most Popular|Read More) (?:In|in|From|from|On|on|Under|under) (?:the |The )?\p{Lu}[^.!?]{1,60}$/u;

/** Who made the text and whose it is. Such a paragraph closes a story unless several paragraphs of prose follow. */
export const CREDIT_LINE: RegExp =
  /\b(?:contributed|contributing) (?:reporting|research|writing)?\s*(?:to|from|for|in) (?:this|the) (?:report|story|article|piece|dispatch|post)\b|\bcontributed (?:reporting|research)\b|^[([*_—–-]*(?:(?:additional|further|extra|with) )?(?:reporting|writing|editing|edited|compiled|written|produced|translat(?:ed|ion)|research|graphics?|with (?:inputs?|files|reporting)|inputs?) (?:by|from)\b|^this (?:story|article|report|piece|post|column|content|op-ed|essay|interview|transcript|translation) (?:(?:was|is|has been|had been) )?(?:(?:first|originally|also|automatically|partly|partially|previously|initially) )?(?:generated|produced|published|written|edited|created|translated|syndicated|appeared|updated|corrected|adapted|republished|reprinted|excerpted|reviewed|auto-generated|compiled|provided|part of)\b|^the (?:story|article|piece|post|column|op-ed|essay) (?:(?:was|has been) )?(?:first|originally|previously) (?:appeared|published|posted)\b|^(?:a version of this|originally published|first published|republished|reprinted)\b|^-+ ?with assistance from\b|^[-–—]{1,2} ?(?:AP|AFP|Reuters|ANI|PTI|UPI|Bloomberg|dpa|Xinhua|Agencies)\.?$|^\((?:AP|AFP|Reuters|ANI|PTI|UPI|IANS|CNN|Xinhua)\)\.?$|^(?:sources?|disclaimer|our standards)\s?:|^the (?:views|opinions) expressed\b|\bbrought to you by\b|^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b|^(?:image|photo|picture|illustration|cover|thumbnail|lead)[a-z ]{0,20} (?:credits?|courtesy)\b/i;

/** Who the author is, in the last lines of a page. */
export const AUTHOR_NOTE: RegExp =
  /^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]* ){0,3}(?:is [^.]{0,60}\b(?:reporter|correspondent|editor|columnist|writer|journalist|contributor|producer|bureau chief|blogger)\b|(?:covers|reports|writes) (?:on |about )?[^.]{2,60} for (?:the )?\p{Lu})/u;

/** Byline or time stamp between a headline and its story. */
export const BYLINE: RegExp =
  /^(?:By|BY) (?:(?:\p{Lu}[\p{L}.'’-]+|\p{Lu}\.?|and|&|of|the|for|de|van|von|al|with|in)[\s,|]*){2,14}$|^(?:Posted|Published|Updated|PUBLISHED|UPDATED|Last [Uu]pdated|First [Pp]ublished|Last [Mm]odified)\b:?(?: (?:on|at|by))?.{0,10}\d.{0,50}$|^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4}.{0,30}$/u;

const AGENCIES =
  'AP|AFP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|EFE|UPI|PA|ANI|PTI|TASS|Tass|Sputnik|Xinhua|Kyodo(?: News)?|Yonhap|KCNA|ANSA|dpa|DPA|ANN|Bernama|Bloomberg|Associated Press|The Associated Press|Agence France-Presse|Press Association|NurPhoto|Zuma|ZUMA|Shutterstock|iStock|Alamy|Unsplash|Pexels|Pixabay|Wikimedia(?: Commons)?|Flickr|Anadolu(?: Agency)?|CNN|CNA|IANS|RIA(?: Novosti)?|Interfax|TNS|Tribune News Service|CNBC|MCT|WENN|Rex|REX|Corbis|Polaris|Redux|SIPA|Sipa|Abaca|Imago|IMAGO|Newscom|Adobe Stock|Depositphotos|Canva|Dreamstime|Handout|Pool';

/** Brackets that credit a photo: "(Photo by X)", "(AP Photo/X)", "(X via Getty Images)", "(File photo)". */
export const PHOTO_BRACKET: RegExp = new RegExp(
  `[(\\[](?:(?:file |stock |pool |handout |courtesy |screen ?grab |ap |afp |reuters |epa |upi )*(?:photos?|photograph(?:er|y|s)?|images?|pictures?|illustrations?|pic|video|screenshot|screengrab|screen grab|graphic)\\b(?:[^()\\[\\]]{0,20}(?:by|credits?|courtesy|from|via|:|/|\\||©)[^()\\[\\]]{0,110})?|[^()\\[\\]]{0,90}(?:/| via |©|\\| )\\s*(?:${AGENCIES})(?:[ /][^()\\[\\]]{0,40})?|(?:getty images|shutterstock|afp/getty)[^()\\[\\]]{0,40})[)\\]]`,
  'i',
);

/** One of these stands in every photo credit; asked first because the patterns are slow. */
export const PHOTO_HINT: RegExp =
  /photo|image|pic|illustration|screen|graphic|video|getty|shutterstock|via|[/©|]|\b(?:AFP|AP|EPA|Reuters|Xinhua|TASS|Sputnik|Pool)\b/i;

/** The same credits without brackets, as a line's whole text or behind its last dash. */
const BARE_CREDIT = `(?:(?:[Ff]ile|[Ss]tock|[Pp]ool|[Hh]andout|[Cc]ourtesy|AP|AFP|Reuters|EPA|[Ss]creen ?grab)[ -]?)*(?:[Pp]hotos?|PHOTOS?|[Pp]hotograph|[Ii]mages?|IMAGES?|[Pp]ictures?|[Pp]ic|[Ii]llustration|[Ss]creenshot|[Ss]creengrab|[Gg]raphic)(?: [Cc]redits?| [Cc]ourtesy)?\\s*(?:by|of|via|from|:|/|\\||©|\\bcredit\\b)[^.!?]{2,110}?|(?:[Ff]ile|[Ss]tock|[Pp]ool|[Hh]andout|AP|AFP|Reuters|EPA) [Pp]hoto(?:graph)?s?`;
export const PHOTO_LINE: RegExp = new RegExp(
  `^(?:FILE PHOTO: .*|File photo: .*|[Ii]mage (?:caption|source,) ?.*|${BARE_CREDIT}|[^.!?,]{0,60}(?:/|\\bvia |©\\s?|\\bon |[|])\\s?(?:${AGENCIES})(?: Images)?(?:[ /|,][^.!?]{0,40})?|(?:Getty Images|Shutterstock|Reuters|AFP|AP)(?:/[^.!?]{1,40})?)\\.?$`,
);
export const PHOTO_TAIL: RegExp = new RegExp(
  `(?<=[.!?"”’)\\p{L}\\d])\\s*(?:\\s[-–—―|]+\\s*|(?<=[.!?]["”’)]?)\\s+)(?:${BARE_CREDIT}|[^.!?|–—]{0,50}(?:/| ?via |©\\s?)(?:AFP|AP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|Shutterstock|Xinhua|TASS|Sputnik)(?: Images)?|Getty Images|Shutterstock)\\.?$`,
  'u',
);

/** " - The Korea Herald/ANN", " — Reuters", " (AP)" behind a finished sentence. */
export const WIRE_TAIL: RegExp = new RegExp(
  `(?<=[.!?]["'”’)]{0,2})\\s*(?:\\s[-–—―]{1,2}\\s*(?:with |By )?(?:(?:The |the )?\\p{Lu}[\\p{L}&.]*(?: \\p{Lu}[\\p{L}&]*){0,4}(?:/(?:The )?\\p{Lu}[\\p{L}&]*(?: \\p{Lu}[\\p{L}]*){0,3})+|(?:${AGENCIES}|ANI|(?:The )?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){0,3} (?:News|Agency|Press|Times|Post|Herald|Service|Network|Daily|Tribune|Journal|Chronicle)(?: (?:News|Agency|Service|Network))?))|\\((?:with (?:inputs?|reports?) from )?(?:${AGENCIES})(?:[/, ][\\p{L} /,&]{1,40})?\\))\\.?$`,
  'u',
);

/** "LONDON — ", "PYONGYANG: ", "WASHINGTON (AP) — ", "SEOUL, June 19 (Reuters) - ", "New York (CNN) — ", "(Reuters) - ". */
export const DATELINE: RegExp =
  /^(?:(?<caps>\p{Lu}[\p{Lu}.'’-]+(?:[ /-]\p{Lu}[\p{Lu}.'’-]*){0,3})(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?(?<agency> ?[([][\p{L} ./&-]{2,30}[)\]])?|(?<mixed>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?,? ?)?\((?:AP|AFP|CNN|Reuters|REUTERS|CBS|ABC|NBC|UPI|CNS|Xinhua|BBC|CBSNews|FOX|dpa|Bloomberg|TASS|ANI|PTI|[A-Z]{2,5}(?: News)?)\)|(?<abroad>\p{Lu}\p{Ll}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?(?: CNN)?(?= ?[–—―] | {1,2}— )))\s*(?<mark>[-–—―]{1,2}|:|(?<=\d)\. \/[A-Z]{2,5}\/\.)\s+(?=["'“‘]?\p{Lu}|["'“‘]?\d)/u;

/** All-capital heads that announce rather than locate: "BREAKING: ", "EXCLUSIVE — ", "UPDATE 2 - ". */
export const BANNER: RegExp =
  /^(?:BREAKING(?: NEWS)?|EXCLUSIVE|UPDATED?(?: ?\d)?|LIVE|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|EXPLAINER|CORRECTED|REPORT|POLL)\s*(?::|[-–—]{1,2})\s+(?=["'“‘]?\p{Lu})/u;

/** The shape of a label at a paragraph's head: one to five words and a colon. */
export const LABEL: RegExp =
  /^(?<label>[A-Z][\p{L}’']*(?: [\p{L}’']+){0,4}):[-–—]?\s+(?=["'“‘]?[\p{Lu}\d])/u;
/** Labels are made of these words only; a name in front of a colon is a speaker and stays. */
export const LABEL_WORDS: ReadonlySet<string> = new Set(
  (
    'what why how who when where which it its this that the a an and or of for to in on by at with is are was were we you they ' +
    'happened happening happens matters matter means mean meant works worked know knew next now know knows said saying say ' +
    'big picture bottom line key takeaway takeaways point points price action background context detail details driving news state ' +
    'play between lines go going goes deeper deep zoom out reality check yes but catch summary analysis update updates ' +
    'impact timeline outlook overview quick facts fact numbers figures backdrop backstory story behind scenes also worth noting ' +
    "intrigue other side flashback threat level stakes looking look ahead left watch for expect more about here here’s here's what’s what's " +
    "there’s there's it’s it's who’s who's latest recap highlights conclusion introduction verdict market reaction expert opinion opinions"
  ).split(' '),
);
/** Labels that sites print in sentence case; others are Title Case. */
export const SENTENCE_CASE_LABELS: ReadonlySet<string> = new Set([
  'why it matters',
  'the big picture',
  'the bottom line',
  'bottom line',
  'what happened',
  'what’s next',
  "what's next",
  'what to watch',
  'what to know',
  'by the numbers',
  'between the lines',
  'state of play',
  'driving the news',
  'the latest',
  'how it works',
  'go deeper',
  'zoom in',
  'zoom out',
  'yes, but',
  'reality check',
]);
/** Labels of one word; other single words before a colon belong to the sentence. */
export const SINGLE_LABELS: ReadonlySet<string> = new Set(
  'background context summary analysis details takeaway flashback overview timeline'.split(' '),
);
