/** Words that carry grammar and no subject: never searched for, never counted as missing. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  `a an the this that these those and or but nor so yet if then else than as at by for from in into of off on onto out over
  per to toward towards up upon via with within without about above across after against along among amid around before behind
  below beneath beside besides between beyond despite down during except inside near since through throughout till until under
  is are was were be been being am do does did doing done have has had having will would shall should can could may might must
  ought i me my mine we us our ours you your yours he him his she her hers it its they them their theirs himself herself itself
  themselves myself ourselves yourself who whom whose which what when where why how there here not no yes any some all both each
  every either neither such own same other another too very just also only even ever still again once more most much many few
  less least lot lots s t d ll m re ve dont doesnt didnt isnt arent wasnt
  werent hasnt havent hadnt wont wouldnt shouldnt couldnt cant cannot
  please pls tell know ok okay well hey hi hello let lets im
  get got whether while according because though although supposedly allegedly reportedly apparently actually really
  exactly basically currently kind kinds sort sorts thing things`.split(/\s+/),
);
