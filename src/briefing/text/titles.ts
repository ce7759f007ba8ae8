/** Nouns that name an office, a rank or a calling: what stands before or after a person's name. General English. */
export const TITLE_WORDS: ReadonlySet<string> = new Set(
  `president vice-president chairman chairwoman chairperson chair chief head leader premier minister secretary secretary-general
  undersecretary general admiral colonel captain lieutenant major sergeant commander marshal brigadier governor senator
  congressman congresswoman representative rep sen gov gen col lt capt sgt mayor councillor councilman councilwoman councilor
  ambassador envoy diplomat consul commissioner director ceo cfo cto coo founder co-founder cofounder owner partner editor
  columnist reporter correspondent journalist author writer poet historian professor prof doctor dr scholar scientist
  researcher analyst economist strategist expert adviser advisor aide counsel counselor attorney lawyer solicitor prosecutor
  judge justice magistrate sheriff officer official spokesman spokeswoman spokesperson deputy assistant coordinator
  manager executive pundit activist campaigner organizer king queen prince princess emperor empress sultan sheikh emir pope
  cardinal archbishop bishop reverend rev pastor rabbi imam priest dictator candidate nominee delegate lawmaker legislator
  assemblyman assemblywoman assemblymember alderman alderwoman pollster lobbyist novelist comedian photographer
  mp mep parliamentarian speaker whip treasurer chancellor chaplain coach striker goalkeeper quarterback midfielder defender
  player singer actor actress director-general filmmaker producer composer musician rapper artist architect engineer
  astronaut cosmonaut pilot detective inspector constable investigator auditor banker investor trader entrepreneur
  businessman businesswoman billionaire mogul tycoon magnate philanthropist heir veteran soldier surgeon nurse teacher
  principal dean provost student mr mrs ms miss sir lord lady dame man woman boss guru star veteran operative commentator
  host anchor blogger critic biographer translator interpreter witness defendant plaintiff ex-president frontrunner
  wife husband son daughter brother sister father mother master headmaster clerk curator registrar ombudsman controller comptroller
  geologist biologist physicist chemist astronomer meteorologist volcanologist seismologist archaeologist psychologist`.split(
    /\s+/,
  ),
);

/** Courtesy forms and abbreviations that are no role by themselves. */
export const COURTESY: ReadonlySet<string> = new Set(
  'mr mrs ms miss sir dr prof rev lord lady dame'.split(' '),
);

/** Nouns by which a name is known as an organisation. */
export const ORG_WORDS: ReadonlySet<string> = new Set(
  `corporation corp company inc ltd llc plc group agency ministry department bureau office council committee commission
  association union party bank university college institute institution foundation organization organisation federation
  league club news times post journal herald tribune gazette press radio television tv network media railways airlines airways
  motors industries technologies systems laboratories labs partners holdings fund trust court senate congress parliament
  house assembly army navy force forces police guard service services board authority administration government panel
  alliance coalition campaign center centre society academy school team initiative project`.split(
    /\s+/,
  ),
);

/** Fields of government and business that follow "Minister of", "Secretary of", "Head of". */
export const PORTFOLIO_WORDS: ReadonlySet<string> = new Set(
  `state defense defence foreign interior home health education finance economy economic economics trade commerce industry industrial
  energy environment environmental natural resources agriculture fisheries food forestry labor labour employment welfare social
  human services housing urban development transport transportation communications communication information digital technology
  science research innovation culture cultural sport sports tourism youth family women children justice security homeland
  veterans affairs relations cooperation planning infrastructure works public water climate ecology regional rural emergency
  emergencies situations policy treasury budget internal external international military nuclear atomic space aviation
  railways the staff operations marketing sales product engineering design strategy programs studies and of`.split(
    /\s+/,
  ),
);
