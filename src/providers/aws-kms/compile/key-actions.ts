import type { EstateKey } from '../../../model/estate.js';
import { canRotate, canRotateOnDemand } from '../capabilities.js';

type Possible = (key: EstateKey) => boolean;

const rotates: Possible = (key) => canRotate(key.algorithm, key.origin.kind);
const rotatesOnDemand: Possible = (key) => canRotateOnDemand(key.algorithm, key.origin.kind);
const isImported: Possible = (key) => key.origin.kind === 'external';
const isMultiRegion: Possible = (key) => key.multiRegion;

/** Actions that only some kinds of key have. Source: AWS KMS developer guide, "Key type reference". */
const onlyFor: Readonly<Record<string, Possible>> = {
  'kms:EnableKeyRotation': rotates,
  'kms:DisableKeyRotation': rotates,
  'kms:RotateKeyOnDemand': rotatesOnDemand,
  'kms:ListKeyRotations': rotatesOnDemand,
  'kms:GetParametersForImport': isImported,
  'kms:ImportKeyMaterial': isImported,
  'kms:DeleteImportedKeyMaterial': isImported,
  'kms:ReplicateKey': isMultiRegion,
  'kms:UpdatePrimaryRegion': isMultiRegion,
};

/** The actions that can succeed on this kind of key; giving the others would only look like power. */
export function possibleActions(actions: readonly string[], key: EstateKey): readonly string[] {
  return actions.filter((action) => onlyFor[action]?.(key) ?? true);
}
