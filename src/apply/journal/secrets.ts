/** A private key in PEM or OpenSSH's form, whatever stands around it. */
const privateKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;

/**
 * Why a value may not be kept: bytes, which is how SDKs hand out key material, plaintext and import tokens; what JSON has no form
 * for; private keys as text. Null where nothing speaks against it.
 */
export function unkeepable(value: unknown, path = 'event'): string | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `\`${path}\` is no finite number`;
  if (typeof value === 'string') return privateKey.test(value) ? `\`${path}\` holds a private key` : null;
  if (typeof value !== 'object') return `\`${path}\` is a ${typeof value}`;
  if (Array.isArray(value)) return firstOf(value.map((item, index) => [`${path}[${index}]`, item] as const));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return `\`${path}\` is neither a list nor a plain object`;
  return firstOf(Object.entries(value).map(([name, item]) => [`${path}.${name}`, item] as const));
}

function firstOf(items: readonly (readonly [string, unknown])[]): string | null {
  for (const [path, item] of items) {
    const reason = unkeepable(item, path);
    if (reason !== null) return reason;
  }
  return null;
}
