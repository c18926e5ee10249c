import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapRequest } from '../../src/query/request.js';
import { typed } from './trees.js';

describe('a request is taken off its topic', () => {
  it.each([
    ['papers about pruning', 'pruning'],
    ['Papers on pruning LLMs?', 'pruning LLMs'],
    ['show me papers on mixture of experts', 'mixture of experts'],
    ['latest papers on diffusion', 'diffusion sort:new'],
    ['show me the most recent work on diffusion, please', 'diffusion sort:new'],
    ['is there any new research on diffusion?', 'diffusion sort:new'],
    ['show papers about mixture of experts', 'mixture of experts'],
    ['find me some good work on pruning, please', 'pruning'],
    ['find articles on pruning', 'pruning'],
    ['find pruning without retraining', 'pruning without retraining'],
    ['give us anything about tokenizers', 'tokenizers'],
    [
      'any work on using LLMs for coding or software engineering?',
      'using LLMs for coding or software engineering',
    ],
    ['any papers out there about LoRA', 'LoRA'],
    ['do you have anything on retrieval augmented generation?', 'retrieval augmented generation'],
    ['Do we have any papers about state space models?', 'state space models'],
    ['does anyone know of research on grokking?', 'grokking'],
    ['have you got something on grokking', 'grokking'],
    ['what do we know about pruning LLMs?', 'pruning LLMs'],
    ['what is known about double descent', 'double descent'],
    ['what’s already known about double descent??', 'double descent'],
    ['what papers are there on double descent?', 'double descent'],
    ['is there anything on diffusion for text?', 'diffusion for text'],
    ['are there any papers dealing with diffusion for text', 'diffusion for text'],
    ['can you find papers about RLHF?', 'RLHF'],
    ['Could you please find me RLHF -robotics year:2020..', 'RLHF -robotics year:2020..'],
    ['I am looking for RLHF, thanks!', 'RLHF'],
    ["i'm looking for papers related to RLHF. Thank you", 'RLHF.'],
    ['I’d like to read something about RLHF', 'RLHF'],
    ['I want to know more about RLHF', 'RLHF'],
    ['we need literature on RLHF', 'RLHF'],
    ['who works on RLHF?', 'RLHF'],
    ["who's working on RLHF", 'RLHF'],
    ['is anyone working on RLHF?', 'RLHF'],
    ['any other good papers on RLHF', 'RLHF'],
    ['tell me about RLHF', 'RLHF'],
    ['please, RLHF', 'RLHF'],
    ['hey paperboy, can you show me papers about RLHF please? thanks!', 'RLHF'],
    ['hey there! RLHF', 'RLHF'],
    ['  papers   about \n RLHF  ', 'RLHF'],
    ['papers on: RLHF', 'RLHF'],
    ['find me "papers about papers?"', '"papers about papers?"'],
    ['papers about title:"show me" OR year:2017', 'title:"show me" OR year:2017'],
    ['papers about papers about papers', 'papers about papers'],
  ])('%s', (text, topic) => {
    expect(unwrapRequest(text)).toBe(topic);
  });
});

describe('a topic is left alone', () => {
  it.each([
    'architecture search',
    'search',
    'neural architecture search, please',
    'paper folding',
    'papers',
    'papers about',
    'papers on?',
    'find me ???',
    'please',
    'attention is all you need',
    'what is attention?',
    'what makes multimodal learning better than single?',
    'Can You Trust Your Model’s Uncertainty?',
    'Do ImageNet Classifiers Generalize to ImageNet?',
    'Show, Attend and Tell',
    "Find n' Propagate: Open-Vocabulary 3D Detection",
    'find and replace',
    'Finding Structure in Time',
    'Looking for needles in a haystack',
    'A Study on Graph Neural Networks',
    'research on research',
    'work on the edge',
    'on-device learning',
    'About face recognition',
    'Hi-Res diffusion',
    'Hello Edge: Keyword Spotting',
    'heyday of expert systems',
    'is there life on Mars',
    'who wrote attention is all you need?',
    'working on papers about pruning',
    'LLMs for papers about chemistry?',
    '"papers about pruning"',
    '“find me” year:2017',
    '(papers about pruning)',
    'title:papers about',
    '-papers about',
    ' pruning? ',
    '',
  ])('%s', (text) => {
    expect(unwrapRequest(text)).toBe(text);
  });
});

it('something is always left, and it stood in the text as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'papers about ', 'hey, find me '), typed, (lead, text) => {
      const topic = unwrapRequest(lead + text);
      expect(lead + text).toContain(topic);
      expect(topic.trim() === '').toBe((lead + text).trim() === '');
    }),
  );
});

it('the longest message is read in a moment', () => {
  const message = `find me ${'? , '.repeat(10_000)}${'any '.repeat(10_000)}x${' ?'.repeat(10_000)}`;
  expect(unwrapRequest(message).endsWith('x')).toBe(true);
});
