import { stem } from '../text/stem.ts';

/**
 * Words that newsrooms use for one another where WordNet ties them loosely or not at all. In a row of words each stands for
 * each; "a > b c": b and c answer who asks with a, and not the other way round ("quit" tells when she left, "left the
 * hall" not when she quit).
 */
const TABLE = `
arrive land reach
sleep > stay lodge overnight
stay > visit trip
spend > stay pay invest pour
pour > spend inject invest
halt stop suspend freeze pause
stop halt cease discontinue
stop > scrap axe shelve
halt > scuttle scrap
cancel scrap scuttle axe shelve
kidnap abduct seize
free release liberate
die > kill perish
dead > kill die
kill > slay murder
injure wound hurt
beat defeat trounce rout
beat > victory
defeat > victory
speak > say tell address
people > human person
win > defeat beat triumph victory
buy purchase acquire
donate contribute
send ship deliver supply dispatch
supply provide deliver
found establish create launch
build construct erect
destroy demolish raze
attack assault raid bomb
arrest detain apprehend
jail imprison incarcerate sentence
accuse > charge indict
charge indict
fire sack dismiss oust
hire recruit employ
appoint name nominate
become > name appoint elect
replace succeed
resign quit step
leave > quit depart exit
endorse back support
support > welcome
criticize criticise slam blast condemn denounce rebuke
praise laud hail applaud
anger outrage infuriate
angry outraged furious
worry concern fear alarm
announce reveal unveil declare
reject refuse decline
object > oppose protest
warn caution
move relocate
live reside
rise increase climb surge jump soar grow
fall drop decline plunge decrease slump tumble
raise hike increase lift
cut reduce slash lower trim
ban prohibit outlaw bar forbid
allow permit
escape flee
find discover uncover
protect guard shield
save rescue
delay postpone
late > delay
teach > professor lecturer instructor teacher
marry > wife husband spouse wed
catch contract
treat cure
govern > governor
earn > salary wage
email message
ammunition munitions ammo
weapon arms
weapon > gun missile munitions firearm
talks meeting summit negotiations
deal agreement accord pact treaty
probe investigation inquiry
protest demonstration rally march
quake earthquake tremor
blast explosion
blaze fire
car vehicle automobile
plane aircraft jet airliner airplane
ship vessel
kid child youngster
firm company business corporation
job post position
pay salary wage
money cash funds
trip visit journey
worth > value price
speech address
poll survey
house home residence
film movie
show program programme broadcast
website site webpage
paper newspaper daily
illness disease sickness
prison jail
lawsuit suit
soldier troops
war conflict hostilities fighting
backer supporter ally
opponent rival foe
hostage captive
insurgent rebel militant guerrilla
worker employee staff
lawyer attorney
gop republican
dems democrat
tories conservative
tory conservative
ceo executive
congressman > representative rep
congresswoman > representative rep
lawmaker > representative rep senator sen
student pupil
crowd throng
gift present
prize award
flat apartment
truck lorry
ambassador envoy
fighting > battle clash combat
isolate > shun ostracize
hug embrace
begin commence
abandon ditch drop
reliance dependence
rely depend
deadly > kill
fatality death casualty
layoff redundancy
dismiss > fire layoff
verdict ruling judgment
convict > guilty
theft robbery burglary
steal > theft rob loot
profit earnings
turnover revenue sales
takeover acquisition buyout
flood inundate
vaccine jab shot
match game fixture
trophy title cup
penalty punishment sanction
lawmaker legislator
strike walkout stoppage
approve > pass ratify
veto > block
capture seize
truce ceasefire armistice
vote election poll
candidate contender
demonstrator protester
landlord > owner
shut close
settle > settlement
invade > invasion incursion
evacuate > flee
sign ink
greet welcome
petrol gasoline
north northern
south southern
east eastern
west western
`;

const PLURAL = /[^s]s$/;
const NONE: ReadonlySet<string> = new Set();
const paraphrases = readTable(TABLE);

/** Stems of the words by which newsrooms say the same as a word does, whatever its form; none for most words. */
export function paraphrasesOf(word: string): ReadonlySet<string> {
  return paraphrases.get(word) ?? paraphrases.get(stem(word)) ?? NONE;
}

function readTable(table: string): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  const add = (word: string, others: readonly string[]): void => {
    // "talks" are meetings, a talk is none.
    const own = PLURAL.test(word) ? word : stem(word);
    const stems = read.get(own) ?? new Set();
    for (const other of others.map((o) => stem(o))) if (other !== stem(word)) stems.add(other);
    read.set(own, stems);
  };
  for (const line of table.trim().split('\n')) {
    const [asked = '', told] = line.split(' > ');
    const words = asked.split(' ');
    for (const word of words) add(word, told?.split(' ') ?? words);
  }
  return read;
}
