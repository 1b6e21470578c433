import type { JsonObject } from '../../../../model/json.js';
import type { Call } from '../../../operation.js';
import { invalidAliasName, notAuthorized, validation } from '../../../service-error.js';
import { constraint, requiredText } from '../../input.js';

const characters = /^[A-Za-z0-9:/_-]+$/;

/**
 * The request's AliasName. Throws ValidationException for one without the prefix `alias/` or with other characters,
 * InvalidAliasNameException for one without a name.
 * Source: AWS KMS API reference, CreateAlias; texts as AWS answers.
 */
export function aliasNameIn(input: JsonObject): string {
  const name = requiredText(input, 'AliasName', { max: 256 });
  if (!characters.test(name))
    throw constraint(name, 'AliasName', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$');
  if (!name.startsWith('alias/')) {
    throw validation(
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.includes(':')) throw validation(`${name} contains invalid characters for an alias`);
  if (name === 'alias/') throw invalidAliasName('An alias needs a name after the prefix "alias/".');
  return name;
}

/** Throws NotAuthorizedException for a name that only AWS may give, as recorded answers of AWS have it. */
export function requireOwnName(name: string): void {
  if (name.startsWith('alias/aws/')) throw notAuthorized();
}

/** The ARN of an alias of the caller's account, in the Region of the call. */
export function aliasArn({ partition, region, account }: Call, name: string): string {
  return `arn:${partition}:kms:${region}:${account}:${name}`;
}
