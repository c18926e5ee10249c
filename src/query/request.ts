/** Tells a topic from the words that only ask for it: "any work on pruning?" is about "pruning". */

const PEOPLE = '(?:you|we|they|i|people|folks|anyone|anybody|someone|somebody)';
const IS = `(?: (?:is|are)|['’](?:s|re|m))`;
const WORKS = '(?:papers?|articles?|publications?|preprints?|works?|research|studies|literature)';
const ON =
  '(?:about|on|regarding|concerning|covering|related to|relating to|dealing with|(?:that|which) (?:are|is|deals?) (?:about|on|with))';
const NEW = '(?:latest|newest|most recent|recent|new)';
const SOME = `(?:(?:any|some|more|all|the|a|an|good|interesting|relevant|other|${NEW}) )*`;

/** "some good papers on"; the topic follows. */
const THINGS = `${SOME}(?:${WORKS}|anything|something|stuff)(?: (?:out there|there|here))? ${ON}`;
/** "find me", "find papers about", but not the "find" of "find and replace". */
const FIND = `(?:${[
  `(?:find|show|give|get|fetch|recommend|suggest) (?:me|us)(?: ${THINGS})?`,
  `(?:find|show|give|get|list|recommend|suggest) ${THINGS}`,
  `(?:find|search for|look for|look up)(?: ${THINGS})?(?! (?:and|or|n)\\b)`,
].join('|')})`;

/** May stand alone or before a request. In all these patterns a space stands for any white space. */
const POLITE = `(?:(?:hey|(?:hi|hello)(?=[,!]| there| paperboy))(?: there| paperboy)?|please|pls|paperboy)`;
const REQUESTS = [
  `(?:(?:can|could|would|will) you (?:please )?)?${FIND}`,
  `(?:do|does|did) ${PEOPLE} (?:have|know|know of|see) ${THINGS}`,
  `(?:have|has) ${PEOPLE} (?:got|seen|read) ${THINGS}`,
  `(?:is|are) there ${THINGS}`,
  `what (?:do|does|did) ${PEOPLE} (?:already )?know about`,
  `what${IS} (?:already )?known about`,
  `what (?:have|has) ${PEOPLE} got ${ON}`,
  `what ${WORKS} (?:is|are|do ${PEOPLE} have)(?: there| here| out there)? ${ON}`,
  `who(?:${IS}| else is)? work(?:s|ed|ing) on`,
  `(?:is )?(?:anyone|anybody|someone) working on`,
  `(?:i|we)(?:${IS}| am)? looking for(?: ${THINGS})?`,
  `looking for ${THINGS}`,
  `(?:i|we)(?: would|['’]d)? (?:need|want|like)(?: to (?:see|read|find))? ${THINGS}`,
  `(?:i|we)(?: would|['’]d)? (?:want|like) to (?:know|learn|read)(?: more)? about`,
  `tell (?:me|us)(?: more| something)? about`,
  `(?=(?:any|some|more|all|the|${NEW}|papers?|articles?|publications|preprints|literature|anything|something) )${THINGS}`,
];

const LEAD = pattern(`^\\s*(?=\\S)(?:${POLITE}[,!.:]? (?=\\S))*(?:(?:${REQUESTS.join('|')})[,:]? (?=\\S))?`);
/** Matches only from the first of a run of marks, which keeps the search linear. */
const TAIL = /(?<![\s?!,])(?:[?!,]*\s+(?:please|pls|thanks|thank you|thx)[.!]*)*[\s?!]*$/i;

const ASKS_FOR_NEW = pattern(`\\b${NEW}\\b`);

/**
 * The topic, without the request before it and the question mark or thanks after it; with `sort:new` where the request
 * was for the latest. The text itself where it has no such request, or no topic.
 */
export function unwrapRequest(text: string): string {
  const [lead = ''] = LEAD.exec(text) ?? [];
  if (lead.trim() === '') return text;
  const topic = text.slice(lead.length).replace(TAIL, '');
  if (!/[\p{L}\p{N}]/u.test(topic)) return text;
  return ASKS_FOR_NEW.test(lead) ? `${topic} sort:new` : topic;
}

function pattern(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', '\\s+'), 'i');
}
