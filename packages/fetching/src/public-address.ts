/**
 * An IP address → whether it is one that anybody on the internet may be sent to. Private, loopback, link-local, carrier
 * and documentation ranges are not, nor is an IPv6 address that stands for an IPv4 one.
 */
import ipaddr from 'ipaddr.js';

export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast';
