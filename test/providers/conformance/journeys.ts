/** What a key is to be at one stop: its name and the members of its `spec` beside target, algorithm and purpose. */
export type Keys = Readonly<Record<string, object>>;

/** One stop of a journey: the keys and grants that the estate declares then. */
export interface Stop {
  readonly keys: Keys;
  /** Grant name → members of its `spec` beside `reason`. */
  readonly grants?: Readonly<Record<string, object>>;
}

const cards = (spec: object = {}): Keys => ({ cards: { aliases: ['alias/cards'], ...spec } });
const use = (...roles: readonly string[]) => ({
  keys: ['cards'],
  grantees: roles.map((role) => ({ role })),
  operations: ['decrypt', 'encrypt'],
});
const native = (spec: object = {}) => ({ ...use('job'), as: 'grant', ...spec });

/** From state to state: what every provider must be able to do, or must give a reason for. */
export const journeys: Readonly<Record<string, readonly Stop[]>> = {
  'a key is made': [{ keys: cards() }],
  'a description comes, changes and goes': [
    { keys: cards() },
    { keys: cards({ description: 'card numbers' }) },
    { keys: cards({ description: 'numbers of cards' }) },
    { keys: cards() },
  ],
  'tags come, change and go': [
    { keys: cards({ tags: { team: 'a', stage: 'prod' } }) },
    { keys: cards({ tags: { team: 'b', data: 'pci' } }) },
    { keys: cards() },
  ],
  'aliases come, move to another key and go': [
    { keys: { cards: { aliases: ['alias/one', 'alias/two'] }, other: {} } },
    { keys: { cards: { aliases: ['alias/one'] }, other: { aliases: ['alias/two'] } } },
    { keys: { cards: { aliases: ['alias/two'] }, other: { aliases: ['alias/one'] } } },
    { keys: { cards: {}, other: {} } },
  ],
  'rotation is switched on, made rarer, more frequent, and switched off': [
    { keys: cards() },
    { keys: cards({ rotation: { everyDays: 180 } }) },
    { keys: cards({ rotation: { everyDays: 365 } }) },
    { keys: cards({ rotation: { everyDays: 90 } }) },
    { keys: cards() },
  ],
  'somebody gains access, somebody else gets it instead, and nobody has it': [
    { keys: cards() },
    { keys: cards(), grants: { use: use('app') } },
    { keys: cards(), grants: { use: use('app', 'batch') } },
    { keys: cards(), grants: { use: use('batch') } },
    { keys: cards() },
  ],
  'a native grant is made, changed and revoked': [
    { keys: cards() },
    { keys: cards(), grants: { native: native() } },
    {
      keys: cards(),
      grants: { native: native({ conditions: { encryptionContext: { contains: { job: 'x' } } } }) },
    },
    { keys: cards() },
  ],
  'a key is disabled and enabled again': [
    { keys: cards(), grants: { use: use('app') } },
    { keys: cards({ state: 'disabled' }), grants: { use: use('batch') } },
    { keys: cards(), grants: { use: use('app') } },
  ],
  'a key begins to end, and is restored': [
    { keys: cards() },
    { keys: cards({ state: 'retired', retirement: { stage: 'soak' } }) },
    { keys: cards() },
  ],
  'a key leaves the estate and comes back': [{ keys: cards() }, { keys: {} }, { keys: cards() }],
  'material of one’s own is waited for': [{ keys: cards({ origin: 'external' }) }],
};
