/** A number in decimal notation, else NaN. Source: IAM user guide, numeric operators: "integer or decimal value". */
export function decimal(text: string): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** Milliseconds since 1970, from a W3C profile of ISO 8601 or from epoch seconds, else NaN. */
export function moment(text: string): number {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(text))
    return Date.parse(text);
  return Number.NaN;
}

/** Whether an address lies in a CIDR range, bit by bit; a range without prefix is one address. */
export function isInRange(range: string, address: string): boolean {
  const [network = '', prefix] = range.split('/');
  const [wanted, given] = [bitsOf(network), bitsOf(address)];
  if (wanted === null || given === null || wanted.length !== given.length) return false;
  const length = prefix === undefined ? wanted.length : decimal(prefix);
  return length <= wanted.length && wanted.slice(0, length) === given.slice(0, length);
}

function bitsOf(address: string): string | null {
  return address.includes(':') ? bitsOfV6(address) : bitsOfV4(address);
}

function bitsOfV4(address: string): string | null {
  const bytes = address.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256)) return null;
  return bytes.map((byte) => Number(byte).toString(2).padStart(8, '0')).join('');
}

function bitsOfV6(address: string): string | null {
  const [before = '', after, ...more] = address.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const missing = 8 - head.length - tail.length;
  if (more.length > 0 || (after === undefined ? missing !== 0 : missing < 1)) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
