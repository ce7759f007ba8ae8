/** Base forms followed by their irregular forms; general English. */
const GROUPS = `
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bet bets
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcasts
build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt
die died dies dying|dig dug|do did done does doing|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone goes|grow grew grown|hang hung
have has had having|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leave left
lend lent|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken|overcome overcame
oversee oversaw overseen|overthrow overthrew overthrown|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen
run ran|say said says|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|show shown
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun
spring sprang sprung|stand stood|steal stole stolen|stick stuck|strike struck stricken|strive strove striven|swear swore sworn
sweep swept|swim swam swum|swing swung|take took taken|teach taught|tie tied ties tying|tear tore torn|tell told|think thought|throw threw thrown
understand understood|undergo underwent undergone|uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept
win won|wind wound|withdraw withdrew withdrawn|write wrote written
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|life lives|wife wives
knife knives|leaf leaves|half halves|crisis crises|analysis analyses|basis bases|medium media|criterion criteria
loaf loaves|shelf shelves|thief thieves|wolf wolves|calf calves|scarf scarves|elf elves|hoof hooves|louse lice|ox oxen
bus buses busing|virus viruses|campus campuses|bonus bonuses|focus focuses focused focusing|census censuses|circus circuses|nexus nexuses
consensus consensuses|chorus choruses|genius geniuses|surplus surpluses|citrus citruses|status statuses|octopus octopuses|fetus fetuses
cactus cacti cactuses|stimulus stimuli|alumnus alumni|nucleus nuclei|fungus fungi|radius radii|syllabus syllabuses|terminus termini
gas gases gassed|lens lenses|atlas atlases|canvas canvases|bias biases biased|alias aliases|iris irises|quiz quizzes
index indices|appendix appendices|matrix matrices|vertex vertices|thesis theses|hypothesis hypotheses|diagnosis diagnoses|oasis oases
parenthesis parentheses|synthesis syntheses|phenomenon phenomena|bacterium bacteria|curriculum curricula|memorandum memoranda
referendum referenda|panic panicked panicking|picnic picnicked picnicking|mimic mimicked mimicking
good better best|bad worse worst|far further farther
`;

/** Irregular form -> base form. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split(/[|\n]/)
    .flatMap((group) => {
      const [base = '', ...forms] = group.trim().split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);
