/** Whether a paper of arXiv was taken back, which it tells in words only. */

const WORK = '(?:paper|article|submission|manuscript|preprint|work|letter|note|report|draft)';
const TAKEN_BACK = '(?:has been|have been|was|is(?: being)?) (?:temporarily )?withdrawn';
/** From a journal or a conference is not from arXiv. */
const ELSEWHERE = '(?! (?:from|at|in) (?!(?:the )?arxiv))';

/** An abstract that tells of another work's withdrawal does not begin with it. */
const IN_ABSTRACT = new RegExp(`^(?:\\W*)(?:this|the|our) ${WORK} ${TAKEN_BACK}${ELSEWHERE}`, 'i');
const IN_COMMENT = new RegExp(
  `\\b(?:this|the|our) ${WORK} ${TAKEN_BACK}${ELSEWHERE}|^withdrawn(?:\\W*$| (?:by|due|because))`,
  'i',
);

/** https://info.arxiv.org/help/withdraw.html: the abstract or the comment of the last version says so. */
export function isWithdrawn(abstract: string, comment: string): boolean {
  return IN_ABSTRACT.test(singleSpaces(abstract)) || IN_COMMENT.test(singleSpaces(comment));
}

function singleSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
