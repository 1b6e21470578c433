import { BlockList, isIP } from 'node:net';

/** Whether an address lies in a range in CIDR notation (or is the address), IPv4 or IPv6. */
export function inIpRange(range: string, address: string): boolean {
  const [, network = '', prefix] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const [family, other] = [isIP(network), address.includes('%') ? 0 : isIP(address)];
  if (family === 0 || family !== other) return false;
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix);
  if (bits > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, type);
  return list.check(address, type);
}
