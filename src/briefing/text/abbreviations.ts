/**
 * Words written with a full stop that need not end a sentence, in lower case and without the last stop.
 * Dotted letters ("U.S.", "a.m.", "Ph.D.") and single initials are told by their shape and not listed.
 */

/** Stand before a name or a continuation; what follows never starts a sentence. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms messrs mme mlle dr drs prof rev hon fr msgr gen lt col maj capt cmdr cdr adm sgt cpl pvt pfc brig ' +
    'sen sens rep reps gov govs pres amb sec supt det insp atty del assemb cllr v vs mt ft viz cf approx ca e.g i.e'
  ).split(' '),
);

/** May stand at a sentence's end; they do when what follows can only start a sentence. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'jr sr inc corp co cos ltd llc plc bros est dept univ assn ave blvd rd st sq bldg etc al esq ret ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ' +
    'ore pa tenn tex va vt wash wis wyo ont que min max avg dist ext'
  ).split(' '),
);

/** Abbreviations only in front of a number: "No. 1", "pp. 3-5", "Art. 5". */
export const NUMBER_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'no nos p pp vol ch fig figs art sec sect para ver op eq app rm pt pop al'.split(' '),
);

/** Names that end in a mark which is part of them: "Yahoo! News", "Jeopardy! host". */
export const MARKED_NAMES: ReadonlySet<string> = new Set('yahoo jeopardy yum wham'.split(' '));

/** Capitalised words that open a sentence far more often than they continue a name. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those there here he she it they we you i his her its their our my your ' +
    'of to in on at by for from with without after before since until during under over between among about against ' +
    'and but or so yet nor if when while where although though because as once unless whether however moreover ' +
    'meanwhile still also then thus therefore instead indeed nevertheless furthermore additionally later earlier ' +
    'what who why how which whose some many most several all both each every one two no not only even now today ' +
    "such other another according despite like just more less it’s it's he’s he's she’s she's that’s that's " +
    "they’re they're we’re we're i’m i'm there’s there's i’ve i've we’ve we've"
  ).split(' '),
);

/** Verbs that tie a quotation ended by ? or ! to its speaker: “Why?” Trump asked. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  (
    'said says say asked asks added adds replied replies wrote writes tweeted tweets shouted shouts told tells ' +
    'answered exclaimed declared continued insisted yelled joked quipped responded stated argued noted observed ' +
    'cried remarked demanded wondered recalled explained thundered posted screamed chanted concluded announced'
  ).split(' '),
);
