import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, validate } from '../../src/pipeline.js';
import { algorithms, keySpecOf, keyUsageOf, purposes } from '../../src/providers/aws-kms/capabilities.js';
import { account, type Desk, keyDocument, openDesk, root } from '../support/desk.js';
import { documented } from '../support/documented-key-kinds.js';

const places = [
  { partition: 'aws', region: 'eu-west-1', target: root },
  {
    partition: 'aws-cn',
    region: 'cn-north-1',
    target: root.replace('region: eu-west-1', 'region: cn-north-1\n  partition: aws-cn'),
  },
];

const pairs = algorithms.flatMap((algorithm) => purposes.map((purpose) => ({ algorithm, purpose })));

describe.each(places)('every KeySpec with every KeyUsage in $partition', ({ partition, region, target }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it.each(pairs)('$algorithm to $purpose', async ({ algorithm, purpose }) => {
    const spec = keySpecOf(algorithm);
    const usage = keyUsageOf(purpose);
    const exists =
      spec === 'SM2' ? partition === 'aws-cn' : !(spec.startsWith('ML_KEM') && partition === 'aws-cn');
    const name = `${algorithm}-${purpose}`;
    await desk.write({ 'keywright.yaml': target, 'key.yaml': keyDocument(name, { algorithm, purpose }) });
    if (documented[spec].includes(usage) && exists) {
      await desk.settle();
      const kms = desk.kmsIn(region);
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: `alias/${name}` }));
      expect(KeyMetadata).toMatchObject({ KeySpec: spec, KeyUsage: usage, KeyState: 'Enabled' });
      expect(KeyMetadata?.Arn).toMatch(new RegExp(`^arn:${partition}:kms:${region}:${account}:key/`));
      expect((await desk.plan()).changes).toEqual([]);
      return;
    }
    const loaded = await validate(desk.folder);
    const refused = loaded.ok ? compile(loaded.value) : loaded;
    const problems = refused.ok ? [] : refused.problems;
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, place } of problems) {
      expect(code).toMatch(/^KW(2|30)\d+$/);
      expect(place).toMatchObject({ file: 'key.yaml', line: 2 });
      const at = place?.lineText.slice((place?.column ?? 1) - 1) ?? '';
      expect(at.startsWith(`"${algorithm}"`) || at.startsWith(`"${purpose}"`), at).toBe(true);
    }
  });
});
