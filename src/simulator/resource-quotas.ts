/** How much there can be of what. All but `onDemandRotationsPerKey` can be raised by AWS for an account. */
export interface ResourceQuotas {
  /** KMS keys of an account in a Region, in whatever state. */
  readonly keysPerRegion: number;
  readonly aliasesPerKey: number;
  readonly grantsPerKey: number;
  readonly customKeyStoresPerRegion: number;
  readonly onDemandRotationsPerKey: number;
}

/** AWS KMS developer guide, "Resource quotas"; API reference, RotateKeyOnDemand. */
export const awsResourceQuotas: ResourceQuotas = {
  keysPerRegion: 100_000,
  aliasesPerKey: 50,
  grantsPerKey: 50_000,
  customKeyStoresPerRegion: 10,
  onDemandRotationsPerKey: 25,
};
