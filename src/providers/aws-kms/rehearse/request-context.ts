import type { Target } from '../../../model/estate.js';

type Context = Readonly<Record<string, readonly string[]>>;

/** The values of a condition key, in whatever case it is written; empty where the context doesn't have it. */
export function valuesIn(context: Context, key: string): readonly string[] {
  const lower = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === lower)?.[1] ?? [];
}

/** The first value of a condition key; undefined where the context doesn't have it. */
export function valueIn(context: Context, key: string): string | undefined {
  return valuesIn(context, key)[0];
}

/** What condition keys with a name of one's own hold, by that name: pairs of an encryption context, tags. */
export function pairsIn(context: Context, prefix: string): Readonly<Record<string, string>> {
  const lower = prefix.toLowerCase();
  return Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => key.toLowerCase().startsWith(lower))
      .map(([key, values]) => [key.slice(prefix.length), values[0] ?? '']),
  );
}

/** The encryption context that the request has to carry. */
export function encryptionContextIn(context: Context): Readonly<Record<string, string>> {
  const names = valuesIn(context, 'kms:EncryptionContextKeys').map((name) => [name, 'any']);
  return { ...Object.fromEntries(names), ...pairsIn(context, 'kms:EncryptionContext:') };
}

/** What a request says itself, or follows from how it is sent. */
const ofRequest =
  /^(kms:(?!ViaService$).*|aws:(RequestTag\/.*|TagKeys|ViaAWSService|CalledViaFirst|CalledViaLast))$/i;

/**
 * The rest: what credentials to call with have to bring about. A principal's request that has to come from an AWS service, whichever,
 * comes from EC2.
 */
export function sessionContext(context: Context, principal: string, target: Target): Context {
  const rest = Object.fromEntries(Object.entries(context).filter(([key]) => !ofRequest.test(key)));
  if (!principal.startsWith('arn:') || valueIn(rest, 'kms:ViaService') !== undefined) return rest;
  const throughService = ['kms:GrantIsForAWSResource', 'aws:ViaAWSService'].some(
    (key) => valueIn(context, key) === 'true',
  );
  if (!throughService) return rest;
  const domain = target.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { ...rest, 'kms:ViaService': [`ec2.${target.region}.${domain}`] };
}
