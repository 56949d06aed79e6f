/**
 * An IP address → whether it is one that anybody on the internet may be sent to. Private, loopback, link-local, carrier
 * and documentation ranges are not, nor is an IPv6 address that stands for an IPv4 one, in new ways or old.
 */
import ipaddr from 'ipaddr.js';

export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GIVEN_OUT));
}

/** Of IPv6 only these were ever given out (RFC 4291, 2.4); `::127.0.0.1` is among the others. */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');
