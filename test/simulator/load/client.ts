import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EncryptCommand,
  KMSClient,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms';
import { admin } from '../server/clients.js';
import { after, type KeyEntry, type Ledger, nothing, type Write } from './ledger.js';

export const account = '000000000000';

/** The same numbers in every run: below `limit`, from a linear congruential generator. */
export type Draw = (limit: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Names a role that nobody has named before: it is made with the same call, so that two records are written at once. */
export function policyWith(sid: string): string {
  const statement = { Effect: 'Allow', Resource: '*' };
  const root = { AWS: `arn:aws:iam::${account}:root` };
  const role = { AWS: `arn:aws:iam::${account}:role/${sid}` };
  const Statement = [
    { ...statement, Sid: sid, Principal: root, Action: 'kms:*' },
    { ...statement, Principal: role, Action: 'kms:Decrypt' },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** One client that writes and reads, and remembers what was acknowledged. */
export class Client {
  readonly name: string;
  ledger: Ledger = nothing;
  /** The write whose answer hasn't come (yet). */
  pending: Write | null = null;
  /** How many calls were answered. */
  answered = 0;
  readonly ids = new Map<string, string>();
  readonly #draw: Draw;
  #kms = new KMSClient({});
  #sharedKey = '';
  #count = 0;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#draw = drawFrom(seed);
  }

  connect(url: string, sharedKey: string): void {
    this.#kms.destroy();
    this.#kms = new KMSClient({ endpoint: url, region: 'eu-central-1', credentials: admin, maxAttempts: 1 });
    this.#sharedKey = sharedKey;
  }

  /** One write, acknowledged when this resolves. */
  async write(): Promise<void> {
    const write = this.#nextWrite();
    this.pending = write;
    await this.#perform(write);
    this.answered += 1;
    this.pending = null;
    this.ledger = after(this.ledger, write);
  }

  /** Encrypts and decrypts under some key, and reads what was written to it; throws where an answer is wrong. */
  async read(keyIds: readonly string[]): Promise<void> {
    const KeyId = keyIds[this.#draw(keyIds.length)] ?? this.#sharedKey;
    const Plaintext = Buffer.from(`${this.name} ${this.#count++}`);
    const EncryptionContext = { client: this.name };
    const { CiphertextBlob } = await this.#kms.send(
      new EncryptCommand({ KeyId, Plaintext, EncryptionContext }),
    );
    const opened = await this.#kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    const { KeyMetadata } = await this.#kms.send(new DescribeKeyCommand({ KeyId }));
    this.answered += 3;
    if (!Plaintext.equals(opened.Plaintext ?? new Uint8Array())) throw new Error('another plaintext');
    if (KeyMetadata?.KeyId !== KeyId) throw new Error('another key');
  }

  #nextWrite(): Write {
    const { keys, aliases } = this.ledger;
    const names = Object.keys(keys);
    const key = this.#oneOf(names);
    const fresh = `${this.name}-${this.#count++}`;
    if (key === null || (names.length < 6 && this.#draw(10) === 0))
      return { kind: 'create-key', key: fresh, entry: newEntry(fresh) };
    const { tags = {}, grants = {} } = keys[key] ?? {};
    const [tag, grant, alias] = [tags, grants, aliases].map((named) => this.#oneOf(Object.keys(named)));
    const writes: readonly (Write | null)[] = [
      { kind: 'tag', key, tag: `tag-${this.#draw(5)}`, value: fresh },
      tag ? { kind: 'untag', key, tag } : null,
      { kind: 'put-policy', key, sid: fresh.replace('-', 'x') },
      { kind: 'grant', key, grant: fresh },
      grant ? { kind: 'revoke', key, grant } : null,
      { kind: 'create-alias', alias: `alias/${fresh}`, key },
      alias ? { kind: 'update-alias', alias, key } : null,
      alias ? { kind: 'delete-alias', alias } : null,
      { kind: 'tag-shared', value: fresh },
    ];
    return this.#oneOf(writes.filter((write) => write !== null)) ?? { kind: 'tag-shared', value: fresh };
  }

  #oneOf<T>(list: readonly T[]): T | null {
    return list[this.#draw(list.length)] ?? null;
  }

  async #perform(write: Write): Promise<void> {
    const kms = this.#kms;
    const KeyId = 'key' in write ? (this.ids.get(write.key) ?? '') : this.#sharedKey;
    switch (write.kind) {
      case 'create-key': {
        const call = {
          Description: write.key,
          Policy: policyWith(write.entry.sid),
          Tags: tagList(write.entry.tags),
        };
        const { KeyMetadata } = await kms.send(new CreateKeyCommand(call));
        this.ids.set(write.key, KeyMetadata?.KeyId ?? '');
        return;
      }
      case 'tag':
        await kms.send(new TagResourceCommand({ KeyId, Tags: tagList({ [write.tag]: write.value }) }));
        return;
      case 'untag':
        await kms.send(new UntagResourceCommand({ KeyId, TagKeys: [write.tag] }));
        return;
      case 'put-policy':
        await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: policyWith(write.sid) }));
        return;
      case 'grant': {
        const GranteePrincipal = `arn:aws:iam::${account}:root`;
        const call = { KeyId, GranteePrincipal, Operations: ['Decrypt' as const], Name: write.grant };
        const { GrantId } = await kms.send(new CreateGrantCommand(call));
        this.ids.set(write.grant, GrantId ?? '');
        return;
      }
      case 'revoke':
        await kms.send(new RevokeGrantCommand({ KeyId, GrantId: this.ids.get(write.grant) }));
        return;
      case 'create-alias':
        await kms.send(new CreateAliasCommand({ AliasName: write.alias, TargetKeyId: KeyId }));
        return;
      case 'update-alias':
        await kms.send(new UpdateAliasCommand({ AliasName: write.alias, TargetKeyId: KeyId }));
        return;
      case 'delete-alias':
        await kms.send(new DeleteAliasCommand({ AliasName: write.alias }));
        return;
      case 'tag-shared':
        await kms.send(new TagResourceCommand({ KeyId, Tags: tagList({ [this.name]: write.value }) }));
    }
  }
}

/** Several things that one call writes: they are all there, or none. */
function newEntry(name: string): KeyEntry {
  return { tags: { one: name, two: name, three: name }, sid: name.replace('-', 'x'), grants: {} };
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}
