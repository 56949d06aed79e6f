/** What came of checks and tests, and the one line that says it. */
export type Tally = { passed: number; failed: number /** What was skipped, and why. */; skipped: string[] };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [] };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: [...a.skipped, ...b.skipped],
});

/** `120 passed, 0 failed`; the skipped are named only where there are any. */
export const sayTally = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
