/**
 * A host's name → the addresses to connect to, refused unless all of them are allowed. The check is made on the very
 * addresses that the connection then uses: a name that answers otherwise a moment later gains nothing.
 */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { ProvisoError } from '@proviso/core/vocabulary';

type Address = { address: string; family: number };
export type Resolve = (host: string) => Promise<Address[]>;
export type Allow = (address: string) => boolean;

export const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true });

export function guardedLookup(resolve: Resolve, allow: Allow): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !allow(address));
        const [first] = addresses;
        if (refused) callback(refusal(host, refused.address), '');
        else if (!first) callback(new ProvisoError('E_FETCH_FAILED', `\`${host}\` has no address`), '');
        else if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** An address in place of a name is never looked up, and so is checked here. */
export function checkLiteral({ hostname }: URL, allow: Allow): void {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !allow(literal)) throw refusal(hostname, literal);
}

const refusal = (host: string, address: string) =>
  new ProvisoError(
    'E_FETCH_REFUSED',
    `\`${host}\` leads to \`${address}\`, which is no public address: save the page and give its path instead`,
  );
