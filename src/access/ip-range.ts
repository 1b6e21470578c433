import { isIP } from 'node:net';

/** Addresses of one family from `from` to `to`, both included, as numbers. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
}

const bitsOf = { 4: 32, 6: 128 } as const;

/** A range in CIDR notation, or one address; null for any other text. */
export function parseIpRange(text: string): IpRange | null {
  const [, network = '', prefix] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseIp(network);
  if (address === null) return null;
  const all = bitsOf[address.family];
  const bits = prefix === undefined ? all : Number(prefix);
  if (bits > all) return null;
  const size = 1n << BigInt(all - bits);
  const from = (address.value / size) * size;
  return { family: address.family, from, to: from + size - 1n };
}

/** An address as a number of its family; null for what is no address. */
export function parseIp(text: string): { readonly family: 4 | 6; readonly value: bigint } | null {
  const family = text.includes('%') ? 0 : isIP(text);
  if (family === 4) return { family, value: valueOf4(text) };
  return family === 6 ? { family, value: valueOf6(text) } : null;
}

/** The address of a number, as text. */
export function ipText(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (value >> BigInt(112 - 16 * index)) & 65535n);
  return groups.map((group) => group.toString(16)).join(':');
}

export function inIpRange(range: IpRange, text: string): boolean {
  const address = parseIp(text);
  return (
    address !== null &&
    address.family === range.family &&
    address.value >= range.from &&
    address.value <= range.to
  );
}

function valueOf4(text: string): bigint {
  return BigInt(text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0));
}

function valueOf6(text: string): bigint {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (embedded !== null) {
    const low = valueOf4(embedded[2] ?? '');
    return valueOf6(`${embedded[1]}${(low >> 16n).toString(16)}:${(low & 65535n).toString(16)}`);
  }
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].reduce(
    (sum, group) => sum * 65536n + BigInt(Number.parseInt(group, 16)),
    0n,
  );
}
