import { expect, it } from 'vitest';
import { mannerOf } from '../../src/embedding/manner.js';

const SEARCHING = 'Represent this sentence for searching relevant passages: ';

it.each([
  ['Xenova/all-MiniLM-L6-v2', '', '', 'mean'],
  ['text-embedding-3-small', '', '', 'mean'],
  ['intfloat/e5-base-v2', 'query: ', 'passage: ', 'mean'],
  ['Xenova/multilingual-e5-small', 'query: ', 'passage: ', 'mean'],
  ['intfloat/e5-mistral-7b-instruct', '', '', 'mean'],
  ['BAAI/bge-small-en-v1.5', SEARCHING, '', 'cls'],
  ['bge-small-zh-v1.5', '', '', 'mean'],
  ['BAAI/bge-m3', '', '', 'cls'],
  ['Snowflake/snowflake-arctic-embed-s', SEARCHING, '', 'cls'],
  ['Snowflake/snowflake-arctic-embed-m-v2.0', 'query: ', '', 'cls'],
  ['mixedbread-ai/mxbai-embed-large-v1', SEARCHING, '', 'cls'],
  ['nomic-ai/nomic-embed-text-v1.5', 'search_query: ', 'search_document: ', 'mean'],
])('%s is asked as its card says', (model, query, passage, pooling) => {
  expect(mannerOf(model)).toEqual({ query, passage, pooling });
});
