/** Of every operation that takes a Recipient; what it does is tried in `test/simulator/cryptographic/recipient`. */
export const ownRoots =
  'attestation documents lead to the roots that the simulator was given (`attestationRoots`), not to AWS’s own; why one is refused is ValidationException, for AWS documents no error.';
