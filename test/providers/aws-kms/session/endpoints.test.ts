import { describe, expect, it } from 'vitest';
import { environmentCredentials } from '../../../../src/providers/aws-kms/session/credentials.js';
import { endpointsOf } from '../../../../src/providers/aws-kms/session/endpoints.js';
import { target } from '../compile/build-estate.js';

const local = target({ endpoint: 'http://127.0.0.1:4599' });

describe('endpoints', () => {
  it.each([
    ['AWS’s own without settings', target(), {}, {}],
    [
      'one for all services',
      target(),
      { AWS_ENDPOINT_URL: 'http://a' },
      { kms: 'http://a', sts: 'http://a' },
    ],
    [
      'one for each service',
      target(),
      { AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_KMS: 'http://k', AWS_ENDPOINT_URL_STS: 'http://s' },
      { kms: 'http://k', sts: 'http://s' },
    ],
    [
      'the target’s own, for STS too',
      local,
      {},
      { kms: 'http://127.0.0.1:4599', sts: 'http://127.0.0.1:4599' },
    ],
    [
      'the target’s own before a general one',
      local,
      { AWS_ENDPOINT_URL: 'http://a' },
      { kms: 'http://127.0.0.1:4599', sts: 'http://127.0.0.1:4599' },
    ],
    [
      'none that are switched off',
      target(),
      { AWS_ENDPOINT_URL: 'http://a', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      {},
    ],
    ['none that are empty', target(), { AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_KMS: '' }, {}],
  ])('%s', (_, where, env, expected) => {
    expect(endpointsOf(where, env)).toEqual(expected);
  });
});

describe('credentials of the environment', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };

  it.each([
    ['both halves', keys, { accessKeyId: 'AKIA', secretAccessKey: 'secret' }],
    [
      'with a session',
      { ...keys, AWS_SESSION_TOKEN: 't' },
      { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 't' },
    ],
    ['not with half', { AWS_ACCESS_KEY_ID: 'AKIA' }, undefined],
    ['not beside a profile, which wins', { ...keys, AWS_PROFILE: 'prod' }, undefined],
    ['not when empty', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, undefined],
  ])('%s', (_, env, expected) => {
    expect(environmentCredentials(env)).toEqual(expected);
  });
});
