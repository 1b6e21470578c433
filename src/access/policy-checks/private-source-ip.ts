import { parseIpRange } from '../ip-range.js';
import { isKey, isNegated, kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

/** Source: IANA special-purpose address registries: private, shared, link-local, loopback and unique local addresses. */
const privateRanges = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
].flatMap((text) => parseIpRange(text) ?? []);

export const privateSourceIp = statementCheck(
  {
    id: 'private-source-ip',
    title: 'aws:SourceIp is compared with private addresses',
    why: 'KMS sees public addresses there; requests through a VPC endpoint have aws:VpcSourceIp and no aws:SourceIp',
    remedy: 'write the public addresses, or use aws:VpcSourceIp with aws:SourceVpc',
    severity: 'warning',
    origins: [
      'Access Analyzer PRIVATE_IP_ADDRESS',
      'Access Analyzer PRIVATE_IP_ADDRESS_SUBSET',
      'Access Analyzer PRIVATE_NOT_IP_ADDRESS',
      'Access Analyzer PRIVATE_NOT_IP_ADDRESS_SUBSET',
    ],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => isKey(condition, 'aws:SourceIp') && kindOf(condition) === 'ip')
      .flatMap((condition) =>
        condition.values.flatMap((value, index) =>
          isPrivate(value)
            ? {
                path: conditionPath(condition, index),
                message: `\`${value}\` is private: ${isNegated(condition) ? 'it excludes nothing' : 'it never matches'}`,
              }
            : [],
        ),
      ),
);

function isPrivate(value: string): boolean {
  const range = parseIpRange(value);
  return (
    range !== null &&
    privateRanges.some(
      (other) => other.family === range.family && other.from <= range.from && range.to <= other.to,
    )
  );
}
