/** Papers in the XML of arXiv's three doors. */

/** A paper as arXiv has it, of which only what matters to the test needs to be told. */
export interface ArxivPaper {
  /** Without version. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Times such as `2026-11-23T18:00:00Z`. */
  readonly published: string;
  readonly updated: string;
  readonly comment?: string;
  readonly journalRef?: string;
  readonly doi?: string;
  /** How the feed announces it. */
  readonly announced: 'new' | 'cross' | 'replace' | 'replace-cross';
  /** OAI-PMH tells that it is gone. */
  readonly deleted?: boolean;
  /** The day of its last change, as OAI-PMH counts; that of `updated` unless told. */
  readonly datestamp?: string;
  /** Stands in place of its title, as it is: to damage a record. */
  readonly damage?: string;
}

export function arxivPaper(told: Partial<ArxivPaper> & { readonly id: string }): ArxivPaper {
  return {
    version: 1,
    title: `On the matter of ${told.id}`,
    abstract: `We study the matter of ${told.id} and report what we found.`,
    authors: ['Ada Lovelace', 'Paul Erdős'],
    categories: ['cs.LG'],
    published: '2026-11-23T18:00:00Z',
    updated: told.published ?? '2026-11-23T18:00:00Z',
    announced: 'new',
    ...told,
  };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;
}

function titleOf({ title, damage }: ArxivPaper): string {
  return damage ?? element('title', title);
}

const DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n";
const ATOM = 'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"';

export function apiPage(papers: readonly ArxivPaper[], start: number, total: number): string {
  const counts = [
    `<opensearch:itemsPerPage>${papers.length}</opensearch:itemsPerPage>`,
    `<opensearch:totalResults>${total}</opensearch:totalResults>`,
    `<opensearch:startIndex>${start}</opensearch:startIndex>`,
  ].join('');
  const opensearch = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"';
  const head = `<id>https://arxiv.org/api/x</id><title>arXiv Query</title>${counts}`;
  return `${DECLARATION}<feed ${opensearch} ${ATOM}>${head}${papers.map(apiEntry).join('\n')}</feed>`;
}

function apiEntry(paper: ArxivPaper): string {
  const { id, version, abstract, authors, categories, published, updated } = paper;
  return `<entry><id>http://arxiv.org/abs/${id}v${version}</id>${titleOf(paper)}
    <updated>${updated}</updated><link href="https://arxiv.org/abs/${id}v${version}" rel="alternate"/>
    <summary>  ${escaped(abstract)}</summary>
    ${categories.map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
    <published>${published}</published><arxiv:primary_category term="${categories[0]}"/>
    ${element('arxiv:comment', paper.comment)}${element('arxiv:journal_ref', paper.journalRef)}
    ${element('arxiv:doi', paper.doi)}
    ${authors.map((name) => `<author>${element('name', name)}</author>`).join('')}</entry>`;
}

export function apiError(problem: string): string {
  const id = 'https://arxiv.org/api/errors#incorrect_id_format';
  const entry = `<entry><id>${id}</id><title>Error</title>${element('summary', problem)}</entry>`;
  return apiPage([], 0, 1).replace('</feed>', `${entry}</feed>`);
}

export function feedOf(categories: string, papers: readonly ArxivPaper[], at: string): string {
  const title = `${categories} updates on arXiv.org`;
  const head = `<id>http://rss.arxiv.org/atom/${categories}</id><title>${title}</title><updated>${at}</updated>`;
  const entries = papers.map((paper) => feedEntry(paper, at)).join('\n');
  return `${DECLARATION}<feed ${ATOM} xmlns:dc="http://purl.org/dc/elements/1.1/">${head}${entries}</feed>`;
}

function feedEntry(paper: ArxivPaper, at: string): string {
  const { id, version, abstract, authors, categories, announced } = paper;
  return `<entry><id>oai:arXiv.org:${id}v${version}</id>${titleOf(paper)}<updated>${at}</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>arXiv:${id}v${version} Announce Type: ${announced} \nAbstract: ${escaped(abstract)}</summary>
    ${categories.map((term) => `<category term="${term}"/>`).join('')}<published>${at}</published>
    <arxiv:announce_type>${announced}</arxiv:announce_type>${element('arxiv:DOI', paper.doi)}
    ${element('arxiv:journal_reference', paper.journalRef)}
    ${element('dc:creator', authors.join(', '))}</entry>`;
}

export function feedError(categories: string): string {
  return feedOf(categories, [], '').replace(/<title>.*<\/title>/, '<title>Feed error for query: x</title>');
}

export function oaiList(papers: readonly ArxivPaper[], token: string | undefined): string {
  const resume = token === undefined ? '' : `<resumptionToken cursor="0">${token}</resumptionToken>`;
  return oai(`<ListRecords>${papers.map(oaiRecord).join('\n')}${resume}</ListRecords>`);
}

export function oaiError(code: string, said: string): string {
  return oai(`<error code="${code}">${escaped(said)}</error>`);
}

function oai(content: string): string {
  const root = 'OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"';
  return `${DECLARATION}<${root}><responseDate>2026-11-25T00:00:00Z</responseDate>${content}</OAI-PMH>`;
}

export function datestampOf({ datestamp, updated }: ArxivPaper): string {
  return datestamp ?? updated.slice(0, 10);
}

function oaiRecord(paper: ArxivPaper): string {
  const { id, abstract, authors, categories, published, updated, deleted } = paper;
  const header = `<identifier>oai:arXiv.org:${id}</identifier><datestamp>${datestampOf(paper)}</datestamp>`;
  if (deleted) return `<record><header status="deleted">${header}</header></record>`;
  const names = authors.map((name) => {
    const [, forenames, keyname = name] = /^(.*) (\S+)$/.exec(name) ?? [];
    return `<author>${element('keyname', keyname)}${element('forenames', forenames)}</author>`;
  });
  return `<record><header>${header}</header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">
    <id>${id}</id><created>${published.slice(0, 10)}</created><updated>${updated.slice(0, 10)}</updated>
    <authors>${names.join('')}</authors>${titleOf(paper)}
    <categories>${categories.join(' ')}</categories>${element('comments', paper.comment)}
    ${element('journal-ref', paper.journalRef)}${element('doi', paper.doi)}
    <abstract>  ${escaped(abstract)}</abstract></arXiv></metadata></record>`;
}
