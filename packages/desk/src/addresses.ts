/** Reports by their sha256 → where each can be read on the web; those of which nobody told are left out. */
import { addressOf } from '@proviso/core/publishing';
import type { Store } from './effects.ts';

export async function addressesOf(
  views: Store['views'],
  reports: readonly string[],
): Promise<Record<string, string>> {
  const { readings } = await views.ofReports([...new Set(reports)]);
  const known = [...readings].map(([report, reading]) => [report, addressOf(reading)] as const);
  return Object.fromEntries(known.filter((row): row is [string, string] => row[1] !== null).sort());
}
