import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTex } from '../../src/paper/tex.js';

describe('TeX becomes readable', () => {
  it.each([
    // As the saved page has it, whole and damaged.
    ['HyperZ$\\cdot$Z$\\cdot$W Operator', 'HyperZ·Z·W Operator'],
    ['a HyperZ{cdotZ{cdot}W} operator', 'a HyperZ·Z·W operator'],
    ['Representation (SL$^{2}$A-INR)', 'Representation (SL2A-INR)'],
    ['SL^{2}A-INR', 'SL2A-INR'],
    ['M^3ViT and M^{3}ViT', 'M3ViT and M3ViT'],
    ['a sphere in {mathbb R}^n, we', 'a sphere in ℝⁿ, we'],
    ['time n^{1+o(1)}, where', 'time n^(1+o(1)), where'],
    ['(> 10^{19}) and 10^4 GPU hours', '(> 10¹⁹) and 10⁴ GPU hours'],
    ['245759 times 50000 muJ, 8e^{-5}muJ', '245759 times 50000 μJ, 8e⁻⁵μJ'],
    ['an F_1 of 0.62, CO_2 emission', 'an F₁ of 0.62, CO₂ emission'],
    ['8times faster, 2.6times fewer', '8× faster, 2.6× fewer'],
    ['(xi cdot 100%) of labels', '(xi · 100%) of labels'],
    ['Schr\\"odinger equation', 'Schrödinger equation'],
    ["(``mechanistically'')", '(“mechanistically”)'],
    ['Task~1, distillation~(KD)', 'Task 1, distillation (KD)'],
    ['55.8\\% of 10-30\\%', '55.8% of 10-30%'],
    ['\\textbf{MoE-LoRA (MoLA)} for', 'MoE-LoRA (MoLA) for'],
    ['at \\url{https://github.com/a/b_c}. Agent', 'at https://github.com/a/b_c. Agent'],
    ['practical uses. \\end', 'practical uses.'],
    // As arXiv and conferences write it.
    ['Top-$k$ with $O(1/k^2)$ and $\\ell_1$', 'Top-k with O(1/k²) and ℓ₁'],
    ['$\\widetilde{\\mathcal{O}}(\\sqrt{T})$ Regret', 'Õ(√T) Regret'],
    ['$\\mathcal{X}$-Armed Bandits', 'X-Armed Bandits'],
    ['$\\alpha$-Divergences, $\\beta$-VAE, \\Omega', 'α-Divergences, β-VAE, Ω'],
    ['$α$-Equitable $k$-Center', 'α-Equitable k-Center'],
    ['The AL$\\ell_0$CORE Tensor', 'The ALℓ₀CORE Tensor'],
    ['$\\mathbb{E}[x] \\leq \\frac{1}{n}\\log n$', '𝔼[x] ≤ 1/n log n'],
    ['$x_{max}$, $L_p$, $\\hat{p}$, $2^{-k}$', 'x_(max), L_p, p̂, 2^(-k)'],
    ['$\\left( a + b \\right)^{2}$', '( a + b )²'],
    ['{\\em emphasis} and \\emph{nested \\textbf{bold}}', 'emphasis and nested bold'],
    ["Fr\\'echet, Erd\\H{o}s, Ko\\v{c}isk\\'{y}, na\\\"{\\i}ve", 'Fréchet, Erdős, Kočiský, naïve'],
    ['two\n  lines', 'two lines'],
  ])('%s → %s', (tex, readable) => {
    expect(renderTex(tex)).toBe(readable);
  });
});

describe('what is not TeX stays', () => {
  it.each([
    'It costs $5 million, or $5-$10 a month, not $20 and $30.',
    'Set $HOME/$USER, \x24{HOME}/bin:\x24{PATH} and $PATH.',
    'C:\\path, C:\\beta\\gamma and \\\\server\\alpha',
    'snake_case, layer_1, max_2d, __init__ and v_1.txt',
    "it\\'s the authors' own \\methodabbr and \\laurel",
    'at a 10X~20X faster speed and 0.8dB~2dB higher PSNR, ~33.5% in ~/data',
    'See https://t.ly/_Vu9 or https://example.org/a^2/~b_1/$c$',
    'Doing More with Less -- Implementing Routing',
    'the mum of 5 mums, sometimes 1000 times',
    'k^{-n-2{3}} where k',
    'sets {a, b} and a dictionary {"a": 1}',
    'Demand & Uncertainties, 100% of #1, C++, F#, AT&T <b>',
    'R² = 0.9, α·β ≤ γ',
    'Привет, 世界',
  ])('%s', (text) => {
    expect(renderTex(text)).toBe(text);
  });

  it('leaves words and figures alone', () => {
    const word = fc
      .stringMatching(/^[A-Za-z0-9.,:;()-]{1,12}$/)
      .filter((text) => !/\dtimes|mu[A-Z]|cdot/.test(text));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(renderTex(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });
});

it('survives any text, however its braces and dollars stand', () => {
  const noise = fc.string({
    unit: fc.constantFrom('$', '\\', '{', '}', '^', '_', '~', 'a', 'B', '1', ' ', 'cdot', 'frac', '`', "'"),
  });
  fc.assert(
    fc.property(noise, (text) => {
      expect(renderTex(text)).toMatch(/^(?:\S(?:.*\S)?)?$/s);
    }),
  );
});

it.each([
  ['braces that never close', '{·'.repeat(100_000)],
  ['commands within commands', `${'\\emph{'.repeat(50_000)}x${'}'.repeat(50_000)}`],
  ['quotes that never close', '``'.repeat(300_000)],
  ['dollars', '$x'.repeat(300_000)],
  ['one endless word', 'x'.repeat(1_000_000)],
])('renders a megabyte of %s without dawdling', (_what, text) => {
  const started = performance.now();
  renderTex(text);
  expect(performance.now() - started).toBeLessThan(4_000);
});
