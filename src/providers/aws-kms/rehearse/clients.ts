import { KMS } from '@aws-sdk/client-kms';
import type { Target } from '../../../model/estate.js';
import type { PlaceCredentials, RehearsalPlace } from '../../../model/provider.js';
import { sessionContext } from './request-context.js';

/** Callers of a place, each made when it is first needed. */
export interface Clients {
  /** Rejects where there is no such caller. */
  as(principal: string, target: Target, context: Readonly<Record<string, readonly string[]>>): Promise<KMS>;
  omnipotent(target: Target): Promise<KMS>;
  close(): void;
}

/** The clients share one client's connections. */
export function openClients({ url, omnipotent, credentialsFor }: RehearsalPlace): Clients {
  const made = new Map<string, Promise<KMS>>();
  const first = new KMS({ region: 'us-east-1', endpoint: url, credentials: nobody });
  const { requestHandler } = first.config;
  const once = (name: string, { region }: Target, credentials: () => Promise<PlaceCredentials>) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const client = credentials().then(
      (given) => new KMS({ region, endpoint: url, credentials: given, requestHandler, maxAttempts: 2 }),
    );
    made.set(name, client);
    return client;
  };
  return {
    as: (principal, target, request) => {
      const context = sessionContext(request, principal, target);
      return once(JSON.stringify([principal, target.name, context]), target, () =>
        credentialsFor({ principal, target, context }),
      );
    },
    omnipotent: (target) => once(target.name, target, () => omnipotent(target)),
    close: () => first.destroy(),
  };
}

const nobody = { accessKeyId: 'nobody', secretAccessKey: 'nobody' };
