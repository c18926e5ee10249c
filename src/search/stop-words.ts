/**
 * English words that say nothing about a paper's subject. A full list: on questions it does better than a
 * list of a few dozen, because people ask in whole sentences.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after afterwards again against all almost along already also although always am among
  an and another any anyhow anyone anything anyway are aren arent around as at away back be became because
  become becomes been before beforehand behind being below beside besides between beyond both but by can
  cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing don done dont down during each
  either else elsewhere enough etc even ever every everyone everything everywhere except few first for former
  formerly found from further get give given go had hadn has hasn hasnt have haven having he hence her here
  hereby herein hers herself him himself his how however i if in indeed instead into is isn isnt it its itself
  just keep last latter least less let like made make many may maybe me meanwhile might mine more moreover
  most mostly much must my myself namely neither never nevertheless next no nobody none nor not nothing now
  nowhere of off often on once one only onto or other others otherwise our ours ourselves out over own per
  perhaps please rather re really regarding s same say see seem seemed seeming seems several shall she should
  shouldn shouldnt show since so some somehow someone something sometime sometimes somewhere still such take
  than that the their theirs them themselves then there thereby therefore therein these they this those though
  through throughout thus to together too toward towards under unless until up upon us use uses used using various very
  via was wasn we well were weren what whatever when whenever where whereas whereby wherein whether which
  while whither who whoever whole whom whose why will with within without won would wouldn yet you your yours
  yourself yourselves`.split(/\s+/),
);

/** Words of asking rather than of a subject. They rank, since some are in titles, but that none is met tells nothing. */
export const ASKING_WORDS: ReadonlySet<string> = new Set(
  `ask asking bad best better call called find finds finding good happen happens help kind know known look looking
  lot lots need new paper papers people person problem problems question questions read recent recommend research
  result results right said say sort study studies stuff suggest talk tell thing things think today tried try
  trying want way ways work working works worst wrong`.split(/\s+/),
);
