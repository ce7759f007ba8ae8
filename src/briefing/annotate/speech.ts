import { IRREGULAR_FORMS } from '../text/irregular.ts';
import { stem } from '../text/stem.ts';

const VERBS: ReadonlySet<string> = new Set(
  `say tell state add write claim announce declare argue note explain describe call ask reply respond answer insist
warn stress emphasize emphasise underscore underline highlight point express pledge promise vow assert maintain contend believe think
suggest recommend propose urge demand predict expect hope acknowledge admit concede confirm deny deride dismiss reject
accuse blame criticize criticise condemn denounce praise thank hail laud applaud slam blast mock tweet post joke quip recall remark
comment observe mention report reiterate repeat reaffirm continue conclude boast brag complain lament charge allege testify
recount reveal disclose indicate signal caution cite quote refer label dub brand characterize characterise term counter shoot
tout tease declare proclaim pronounce read shout yell whisper mutter muse wonder offer agree disagree vent fume gush elaborate
clarify interject opine plead pray preach estimate guess speculate voice speak talk sum write tell
implore assure echo chant sing retort exclaim marvel grumble scoff sigh chide gripe huff bellow scream holler cry admonish reassure
advise inform email text message word fire snap rail lambast lambaste decry chronicle envision ridicule compare`.split(
    /\s+/,
  ),
);

/** Stems of verbs by which words are reported. */
export const SPEECH_STEMS: ReadonlySet<string> = new Set(
  // The stemmer leads some past forms elsewhere: "added" to "ad".
  [...VERBS].flatMap((verb) => [stem(verb), stem(`${verb}ed`)]),
);

/** Tells whether a word is a form of a verb of saying; "reporter" and "announcement" only share its stem. */
export function isSpeechForm(norm: string, stemmed: string): boolean {
  if (!SPEECH_STEMS.has(stemmed)) return false;
  return (
    /(?:ed|ing)$/.test(norm) ||
    IRREGULAR_FORMS.has(norm) ||
    [norm, norm.replace(/s$/, ''), norm.replace(/es$/, ''), norm.replace(/ies$/, 'y')].some(
      (form) => VERBS.has(form),
    )
  );
}

/** Those that are as often nouns in these forms; the past tense is always a verb. */
const NOUNS =
  `claim note call answer reply point promise pledge vow demand hope report state charge signal cite quote label brand
term tweet post joke quip remark comment offer voice talk cry estimate guess echo email text message word fire rail highlight
praise chant sigh blast slam question stress blame caution counter tease shout scream mention address`
    .split(/\s+/)
    .flatMap((noun) => [noun, `${noun}s`]);
const NOUN_FORMS: ReadonlySet<string> = new Set([
  ...NOUNS,
  'replies',
  'cries',
  'addresses',
  'thanks',
]);

/** Tells whether a verb of saying may be a noun in this form: "tweets", "the claim", but not "claimed". */
export function mayBeNoun(norm: string): boolean {
  return NOUN_FORMS.has(norm);
}

/** What people publish words in. */
export const SPEECH_NOUN: RegExp =
  /^(?:statement|letter|e-?mail|tweet|memo|message|speech|interview|remarks|op-ed|post|article|column)s?$/;
