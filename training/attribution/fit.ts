/** One choice to learn from: each option's features, and which option is right. */
export type Choice = { options: string[][]; right: number };

/** Weights of a log-linear choice among options, by AdaGrad; the order of the choices is shuffled by a fixed seed. */
export function fit(
  choices: readonly Choice[],
  { rounds = 8, rate = 0.2, decay = 1e-5, seldom = 3 } = {},
): Record<string, number> {
  const count = new Map<string, number>();
  for (const { options } of choices)
    for (const features of options) for (const f of features) count.set(f, (count.get(f) ?? 0) + 1);
  const weight = new Map<string, number>();
  const squares = new Map<string, number>();
  for (const [feature, n] of count) if (n >= seldom) weight.set(feature, 0);
  const order = choices.map((_, i) => i);
  let seed = 7;
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) step(choices[index]!, weight, squares, rate, decay);
  }
  const kept = [...weight].filter(([, w]) => Math.abs(w) >= 0.05);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept.map(([f, w]) => [f, Math.round(w * 100) / 100]));
}

function step(
  { options, right }: Choice,
  weight: Map<string, number>,
  squares: Map<string, number>,
  rate: number,
  decay: number,
): void {
  const sums = options.map((features) => features.reduce((sum, f) => sum + (weight.get(f) ?? 0), 0));
  const top = Math.max(...sums);
  const powers = sums.map((s) => Math.exp(s - top));
  const whole = powers.reduce((a, b) => a + b, 0);
  options.forEach((features, i) => {
    const slope = (i === right ? 1 : 0) - powers[i]! / whole;
    if (Math.abs(slope) < 1e-4) return;
    for (const f of features) {
      const w = weight.get(f);
      if (w === undefined) continue;
      const g = slope - decay * w;
      const s = (squares.get(f) ?? 0) + g * g;
      squares.set(f, s);
      weight.set(f, w + (rate * g) / Math.sqrt(s + 1e-6));
    }
  });
}
