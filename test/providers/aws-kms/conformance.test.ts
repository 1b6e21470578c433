import { describe } from 'vitest';
import { awsKms } from '../../../src/providers/aws-kms/index.js';
import { openDesk, root } from '../../support/desk.js';
import { conforms } from '../conformance/suite.js';

describe('aws-kms, against the simulator', () => {
  conforms({
    provider: awsKms,
    open: () => openDesk(),
    root,
    key: { algorithm: 'aes-256', purpose: 'encrypt' },
    deviations: {},
  });
});
