import type { Token } from './tokens.ts';

/**
 * Countries with the other ways of naming them (general English, not taken from any article):
 * name; demonyms and short names; capital, which stands for the government in news writing.
 */
const COUNTRIES = `
afghanistan;afghan,afghans;kabul|albania;albanian,albanians;tirana|algeria;algerian,algerians;algiers
argentina;argentine,argentinian,argentines;buenos aires|armenia;armenian,armenians;yerevan|australia;australian,australians;canberra
austria;austrian,austrians;vienna|azerbaijan;azerbaijani,azerbaijanis;baku|bangladesh;bangladeshi,bangladeshis;dhaka
belarus;belarusian,belarusians;minsk|belgium;belgian,belgians;brussels|bolivia;bolivian,bolivians;la paz
bosnia;bosnian,bosnians;sarajevo|brazil;brazilian,brazilians;brasilia|britain;british,uk,united kingdom,great britain,britons;london
bulgaria;bulgarian,bulgarians;sofia|cambodia;cambodian,cambodians;phnom penh|canada;canadian,canadians;ottawa
chile;chilean,chileans;santiago|china;chinese,prc,peoples republic of china,people republic of china;beijing|colombia;colombian,colombians;bogota
croatia;croatian,croatians;zagreb|cuba;cuban,cubans;havana|cyprus;cypriot,cypriots;nicosia|czech republic;czech,czechs,czechia;prague
denmark;danish,danes;copenhagen|ecuador;ecuadorian,ecuadorians;quito|egypt;egyptian,egyptians;cairo|estonia;estonian,estonians;tallinn
ethiopia;ethiopian,ethiopians;addis ababa|finland;finnish,finns;helsinki|france;french;paris|georgia;georgian,georgians;tbilisi
germany;german,germans;berlin|ghana;ghanaian,ghanaians;accra|greece;greek,greeks;athens|hungary;hungarian,hungarians;budapest
iceland;icelandic;reykjavik|india;indian,indians;new delhi|indonesia;indonesian,indonesians;jakarta|iran;iranian,iranians;tehran
iraq;iraqi,iraqis;baghdad|ireland;irish;dublin|israel;israeli,israelis;jerusalem|italy;italian,italians;rome
japan;japanese;tokyo|jordan;jordanian,jordanians;amman|kazakhstan;kazakh,kazakhs;astana|kenya;kenyan,kenyans;nairobi
kuwait;kuwaiti,kuwaitis;|laos;laotian,laotians;vientiane|latvia;latvian,latvians;riga|lebanon;lebanese;beirut|libya;libyan,libyans;tripoli
lithuania;lithuanian,lithuanians;vilnius|malaysia;malaysian,malaysians;kuala lumpur|mexico;mexican,mexicans;mexico city
moldova;moldovan,moldovans;chisinau|mongolia;mongolian,mongolians;ulaanbaatar|morocco;moroccan,moroccans;rabat
myanmar;burmese,burma;naypyidaw|nepal;nepalese,nepali;kathmandu|netherlands;dutch,holland;amsterdam|new zealand;new zealanders;wellington
nigeria;nigerian,nigerians;abuja|north korea;north korean,north koreans,dprk,nk,n korea,democratic peoples republic of korea,democratic people republic of korea;pyongyang
norway;norwegian,norwegians;oslo|pakistan;pakistani,pakistanis;islamabad|palestine;palestinian,palestinians;ramallah|peru;peruvian,peruvians;lima
philippines;philippine,filipino,filipinos;manila|poland;polish,poles;warsaw|portugal;portuguese;lisbon|qatar;qatari,qataris;doha
romania;romanian,romanians;bucharest|russia;russian,russians,russian federation;moscow,kremlin|saudi arabia;saudi,saudis;riyadh
serbia;serbian,serbians,serbs;belgrade|singapore;singaporean,singaporeans;|slovakia;slovak,slovaks;bratislava|slovenia;slovenian,slovenes;ljubljana
south africa;south african,south africans;pretoria|south korea;south korean,south koreans,rok,sk,s korea,republic of korea;seoul
spain;spanish,spaniards;madrid|sudan;sudanese;khartoum|sweden;swedish,swedes;stockholm|switzerland;swiss;bern|syria;syrian,syrians;damascus
taiwan;taiwanese;taipei|thailand;thai,thais;bangkok|tunisia;tunisian,tunisians;tunis|turkey;turkish,turks,turkiye;ankara
uganda;ugandan,ugandans;kampala|ukraine;ukrainian,ukrainians;kyiv,kiev|united arab emirates;uae,emirati,emiratis;abu dhabi
usa;united states,united states of america,american,americans;|uzbekistan;uzbek,uzbeks;tashkent|venezuela;venezuelan,venezuelans;caracas
vietnam;vietnamese;hanoi|yemen;yemeni,yemenis;sanaa|zimbabwe;zimbabwean,zimbabweans;harare
european union;eu,european;|united nations;un;|nato;north atlantic treaty organization,north atlantic alliance;
`;

/** Prefix of the index terms that stand for a country whatever it was called. */
const PREFIX = '@';

interface Entry {
  readonly words: readonly string[];
  readonly term: string;
  readonly isCapital: boolean;
}

const BY_FIRST_WORD = new Map<string, Entry[]>();
/** Country term -> its plain name. */
const NAMES = new Map<string, string>();
for (const line of COUNTRIES.trim().split(/[|\n]/)) {
  const [name = '', others = '', capitals = ''] = line.split(';');
  const term = PREFIX + name.replaceAll(' ', '');
  NAMES.set(term, name);
  const add = (words: string, isCapital: boolean): void => {
    if (words === '') return;
    const entry: Entry = { words: words.split(' '), term, isCapital };
    const first = entry.words[0] ?? '';
    BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), entry]);
  };
  for (const word of [name, ...others.split(',')]) add(word, false);
  for (const word of capitals.split(',')) add(word, true);
}
for (const entries of BY_FIRST_WORD.values())
  entries.sort((a, b) => b.words.length - a.words.length);

/** A country named at tokens `[from, to)`. */
export interface CountryMention {
  readonly from: number;
  readonly to: number;
  /** Index term, the same for every way of naming the country. */
  readonly term: string;
  /** True where the capital is named: a place of its own, and the government only by figure of speech. */
  readonly isCapital: boolean;
}

const DEMONYM =
  /(?:an|ans|ese|ish|ch|i|is|sh|ic|iss|eek|eeks|ean|pino|pinos|danes|finns|poles|turks|serbs|swedes|thais|czechs|afghans?|thai|slovaks?|slovenes|kazakhs?|uzbeks?|britons|spaniards|argentines?)$/i;

const COMPASS = /^(?:north|south|east|west)ern(?:ers?)?$/i;

/** True for "Russian", "North Koreans", "Western": words of belonging and for people, which are no place to be in. */
export function isDemonym(words: string): boolean {
  const last =
    words
      .replace(/['’‘ʼ]s?$/, '')
      .split(/\s+/)
      .at(-1) ?? '';
  if (COMPASS.test(words)) return true;
  const isCountryWord =
    (BY_FIRST_WORD.get(last.toLowerCase())?.length ?? 0) > 0 || /^koreans?$/i.test(last);
  return isCountryWord && DEMONYM.test(last) && !NAMES.has(PREFIX + fold(words));
}

function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/['’‘ʼ]s?$/, '')
    .replace(/[^\p{L}]/gu, '');
}

/**
 * Finds countries by name, demonym, short name or capital in a row of words. Longest wins. "Un" with one capital is a
 * syllable of a name ("Kim Jong Un"); "UN" and, in a question typed in lower case, "un" is the organisation.
 */
export function findCountries(words: readonly Pick<Token, 'norm' | 'raw'>[]): CountryMention[] {
  const found: CountryMention[] = [];
  for (let i = 0; i < words.length; i++) {
    const entry = BY_FIRST_WORD.get(words[i]?.norm ?? '')?.find((e) =>
      e.words.every((w, k) => words[i + k]?.norm === w),
    );
    if (
      entry === undefined ||
      (entry.words[0]?.length === 2 && /^\p{Lu}\p{Ll}$/u.test(words[i]?.raw ?? ''))
    )
      continue;
    found.push({
      from: i,
      to: i + entry.words.length,
      term: entry.term,
      isCapital: entry.isCapital,
    });
    i += entry.words.length - 1;
  }
  return found;
}

/** Nouns by which a name is known as a place. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  `square palace house airport street avenue road city town village county state province region river lake sea ocean bay
  mountain mountains mount hall hotel park station stadium center centre university hospital church island islands peninsula
  cosmodrome base border bridge beach garden gardens tower building museum theatre theater library campus school college
  district valley coast desert forest port harbor harbour cathedral mosque temple castle prison court arena east west north
  south capital country headquarters office room embassy club resort plaza field fields heights hill hills`.split(
    /\s+/,
  ),
);
