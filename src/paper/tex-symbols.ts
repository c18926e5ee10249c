/** What TeX's commands look like in Unicode; data only. */

/** `\alpha` → α. Letters by name, then operators, relations, arrows, punctuation. */
export const SYMBOLS = table(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
  Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ aleph ℵ ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı
  cdot · times × div ÷ pm ± mp ∓ ast * star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ cup ∪ cap ∩ setminus ∖ wedge ∧ vee ∨
  sum ∑ prod ∏ int ∫ partial ∂ nabla ∇ infty ∞ sqrt √ forall ∀ exists ∃ neg ¬ emptyset ∅ top ⊤ bot ⊥
  le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ in ∈ notin ∉ subset ⊂
  subseteq ⊆ supset ⊃ supseteq ⊇ mid | parallel ∥ perp ⊥ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒
  Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ uparrow ↑ downarrow ↓ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
  ldots … cdots ⋯ dots … prime ′ dagger † ddagger ‡ degree ° checkmark ✓ S § copyright © pounds £ euro €`);

/** `\mathbb{R}` → ℝ; other letters stay plain. */
export const BLACKBOARD = table('C ℂ E 𝔼 F 𝔽 H ℍ K 𝕂 N ℕ P ℙ Q ℚ R ℝ Z ℤ');

export const SUPERSCRIPTS = table('0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ = ⁼ ( ⁽ ) ⁾ n ⁿ i ⁱ');

export const SUBSCRIPTS = table(
  '0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ = ₌ ( ₍ ) ₎ i ᵢ j ⱼ k ₖ n ₙ t ₜ',
);

/** Accent commands and the combining mark that each puts on the letter that follows: `\"o` → ö, `\v{s}` → š. */
export const MARKS = table(
  '` \u0300 \' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 " \u0308 r \u030a H \u030b v \u030c d \u0323 c \u0327 k \u0328 ' +
    'hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 dot \u0307 vec \u20d7',
);

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(pairs.matchAll(/(\S+)\s+(\S+)/g), ([, name = '', symbol = '']) => [name, symbol]),
  );
}
