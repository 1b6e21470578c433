import type { Sm2 } from 'sm-crypto';
import { loadOnDemand } from '../load-on-demand.js';
import { type Curve, curveOf } from './curves.js';
import { publicPointOf, scalarOf } from './elliptic.js';

/** A private SM2 key and its public point, hexadecimal, as sm-crypto takes them. */
export interface Sm2Keys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The algorithms of GM/T 0003. */
export function sm2(): Sm2 {
  return (loadOnDemand('sm-crypto') as { readonly sm2: Sm2 }).sm2;
}

/** From a PKCS#8 key. Throws RangeError where it isn't an SM2 key. */
export function sm2Keys(der: Uint8Array): Sm2Keys {
  const curve = sm2Curve();
  return {
    privateKey: scalarOf(curve, der).toString('hex'),
    publicKey: publicPointOf(curve, der).toString('hex'),
  };
}

function sm2Curve(): Curve {
  const curve = curveOf('SM2');
  if (curve === null) throw new TypeError('SM2 has no curve');
  return curve;
}
