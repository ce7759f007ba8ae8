import { stem } from '../text/stem.ts';

const VERBS = `say tell state add write claim announce declare argue note explain describe call ask reply respond answer insist
warn stress emphasize emphasise underscore underline highlight point express pledge promise vow assert maintain contend believe think
suggest recommend propose urge demand predict expect hope acknowledge admit concede confirm deny deride dismiss reject
accuse blame criticize criticise condemn denounce praise thank hail laud applaud slam blast mock tweet post joke quip recall remark
comment observe mention report reiterate repeat reaffirm continue conclude boast brag complain lament charge allege testify
recount reveal disclose indicate signal caution cite quote refer label dub brand characterize characterise term counter shoot
tout tease declare proclaim pronounce read shout yell whisper mutter muse wonder offer agree disagree vent fume gush elaborate
clarify interject opine plead pray preach estimate guess speculate voice speak talk sum write tell`;

/** Stems of verbs by which words are reported. */
export const SPEECH_STEMS: ReadonlySet<string> = new Set(
  VERBS.split(/\s+/).map((verb) => stem(verb)),
);
