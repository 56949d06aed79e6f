/** What Natural Earth tells of a unit → which region of which country it is, by ISO 3166 and the corrections beside this. */
import corrections from './corrections.json' with { type: 'json' };

export type Told = Record<string, string | number>;
/** `country` null: no country is told for it. */
export type Unit = { id: string | null; country: string | null; name: string };

const ownCountry: Record<string, string> = corrections.ownCountry;
const units: Record<string, Unit> = corrections.units;

/** A unit that stands for its whole country has no id of its own. */
export function unitOf(told: Told): Unit {
  const code = String(told.iso_3166_2);
  const known = units[code];
  if (known) return known;
  const country = ownCountry[code] ?? String(told.iso_a2);
  const name = String(told.name_en || told.name).trim();
  const isWhole =
    name === '' || code.startsWith('-99') || (told.name === told.admin && !/-\w{1,3}$/.test(code));
  return { id: isWhole ? null : code.replace('~', ''), country, name };
}
