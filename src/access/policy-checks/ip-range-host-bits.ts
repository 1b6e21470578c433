import { ipText, parseIp, parseIpRange } from '../ip-range.js';
import { kindOf } from './condition-sense.js';
import { conditionPath, statementCheck } from './statement-check.js';

export const ipRangeHostBits = statementCheck(
  {
    id: 'ip-range-host-bits',
    title: 'an IP range is wider than its address reads',
    why: 'the bits after the prefix are ignored: 203.0.113.7/24 is all of 203.0.113.0/24',
    remedy: 'write the range’s first address',
    severity: 'note',
    origins: ['Access Analyzer IMPROVE_IP_RANGE'],
  },
  ({ statement }) =>
    statement.conditions
      .filter((condition) => kindOf(condition) === 'ip')
      .flatMap((condition) =>
        condition.values.flatMap((value, index) => {
          const better = improved(value);
          return better === null
            ? []
            : { path: conditionPath(condition, index), message: `\`${value}\` means \`${better}\`` };
        }),
      ),
);

function improved(value: string): string | null {
  const [address = '', bits] = value.split('/');
  const [range, written] = [parseIpRange(value), parseIp(address)];
  if (range === null || written === null || bits === undefined || written.value === range.from) return null;
  return `${ipText(range.family, range.from)}/${bits}`;
}
