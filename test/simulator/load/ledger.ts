/** What one client has of a simulator, by names that it gave itself: what it is owed after each answer. */
export interface Ledger {
  readonly keys: Readonly<Record<string, KeyEntry>>;
  /** The key's name by the alias's. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The client's own tag on a key that all clients write to. */
  readonly sharedTag: string | null;
}

export interface KeyEntry {
  readonly tags: Readonly<Record<string, string>>;
  /** What the key policy's statement is called. */
  readonly sid: string;
  readonly grants: Readonly<Record<string, true>>;
}

export type Write =
  | { readonly kind: 'create-key'; readonly key: string; readonly entry: KeyEntry }
  | { readonly kind: 'tag'; readonly key: string; readonly tag: string; readonly value: string }
  | { readonly kind: 'untag'; readonly key: string; readonly tag: string }
  | { readonly kind: 'put-policy'; readonly key: string; readonly sid: string }
  | { readonly kind: 'grant' | 'revoke'; readonly key: string; readonly grant: string }
  | { readonly kind: 'create-alias' | 'update-alias'; readonly alias: string; readonly key: string }
  | { readonly kind: 'delete-alias'; readonly alias: string }
  | { readonly kind: 'tag-shared'; readonly value: string };

export const nothing: Ledger = { keys: {}, aliases: {}, sharedTag: null };

/** What is owed once the write is acknowledged. */
export function after(ledger: Ledger, write: Write): Ledger {
  switch (write.kind) {
    case 'create-key':
      return { ...ledger, keys: { ...ledger.keys, [write.key]: write.entry } };
    case 'tag':
      return withKey(ledger, write.key, ({ tags, ...rest }) => ({
        ...rest,
        tags: { ...tags, [write.tag]: write.value },
      }));
    case 'untag':
      return withKey(ledger, write.key, ({ tags, ...rest }) => ({ ...rest, tags: without(tags, write.tag) }));
    case 'put-policy':
      return withKey(ledger, write.key, (entry) => ({ ...entry, sid: write.sid }));
    case 'grant':
      return withKey(ledger, write.key, ({ grants, ...rest }) => ({
        ...rest,
        grants: { ...grants, [write.grant]: true },
      }));
    case 'revoke':
      return withKey(ledger, write.key, ({ grants, ...rest }) => ({
        ...rest,
        grants: without(grants, write.grant),
      }));
    case 'create-alias':
    case 'update-alias':
      return { ...ledger, aliases: { ...ledger.aliases, [write.alias]: write.key } };
    case 'delete-alias':
      return { ...ledger, aliases: without(ledger.aliases, write.alias) };
    case 'tag-shared':
      return { ...ledger, sharedTag: write.value };
  }
}

function withKey(ledger: Ledger, key: string, change: (entry: KeyEntry) => KeyEntry): Ledger {
  const entry = ledger.keys[key];
  if (entry === undefined) throw new Error(`no key ${key}`);
  return { ...ledger, keys: { ...ledger.keys, [key]: change(entry) } };
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
}
