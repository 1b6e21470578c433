import { estate, grant, key, role, target } from '../../build-estate.js';

const us = target({
  name: 'prod-us',
  region: 'us-east-1',
  reconciler: null,
  administrators: [role('us-break-glass')],
});

export const input = estate(
  key({
    name: 'sessions',
    algorithm: 'hmac-sha256',
    purpose: 'mac',
    multiRegion: true,
    replicas: [
      {
        target: us,
        description: 'sessions in the US',
        life: { state: 'disabled', retirement: null, deletionWindowDays: 7 },
        path: ['spec', 'replicas', 0],
      },
    ],
    grants: [grant({ operations: ['mac', 'verify-mac'], conditions: { viaService: ['lambda'] } })],
  }),
);
