/** What kind of place a paper appeared in, as far as its name tells. */

/** `preprint` is a server of preprints, which is no place of its own; `other` may be anything. */
export type VenueKind = 'journal' | 'proceedings' | 'preprint' | 'other';

/** By the words that journals and conferences have in their names, and by the usual short names of our field. */
export function venueKind(venue: string): VenueKind {
  if (PREPRINT.test(venue)) return 'preprint';
  if (PROCEEDINGS.test(venue)) return 'proceedings';
  return JOURNAL.test(venue) ? 'journal' : 'other';
}

const PREPRINT = /^(?:arxiv(?:\.org)?|corr|biorxiv|medrxiv|openreview(?:\.net)?)\b/i;
const CONFERENCES = [
  'AAAI ACCV ACL AISTATS ASPLOS BMVC CHI CIKM COLING COLM COLT CoNLL CoRL CRYPTO CVPR EACL ECCV ECML EMNLP FAccT FOCS',
  'HPCA ICASSP ICCV ICDM ICLR ICML ICRA ICSE IJCAI INTERSPEECH IROS ISCA KDD LREC MICCAI MICRO MLSys NAACL NDSS NeurIPS',
  'NIPS NSDI OSDI PLDI POPL RecSys RSS SIGGRAPH SIGIR SIGMOD SODA SOSP STOC UAI USENIX VLDB WACV WMT WSDM WWW',
]
  .join('|')
  .replaceAll(' ', '|');
const PROCEEDINGS = new RegExp(
  `\\b(?:conference|proceedings|workshops?|symposium|meeting of|advances in neural information)\\b|\\b(?:${CONFERENCES})\\b`,
  'i',
);
const JOURNAL =
  /\b(?:journal|transactions|trans\.|letters|reviews?|magazine|annals|acta|quarterly|nature|science|PNAS|PLOS|JMLR|TMLR|TPAMI|TACL|IJCV|JAIR|neurocomputing|neural networks|neural computation|machine learning|artificial intelligence|pattern recognition)\b/i;
