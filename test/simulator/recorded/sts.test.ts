import { expect, test } from 'vitest';
import { useAccount } from './account.js';
import { sendRaw } from './raw-request.js';

// Source: radkawar/stackd, testdata/aws/sts/query_inputs.json: DurationSeconds of GetSessionToken, as it stands in the form.
const account = useAccount();

test.each([
  ['900', 200, null],
  ['0900', 200, null],
  ['+900', 200, null],
  [' 900 ', 400, 'MalformedInput'],
  ['\t900\n', 400, 'MalformedInput'],
  ['900.0', 400, 'MalformedInput'],
  ['9e2', 400, 'MalformedInput'],
  ['2147483648', 400, 'MalformedInput'],
  ['0', 400, 'ValidationError'],
])('a duration of %j seconds answers %i', async (DurationSeconds, status, code) => {
  const answer = await sendRaw({
    url: account.url(),
    service: 'sts',
    body: new URLSearchParams({
      Action: 'GetSessionToken',
      Version: '2011-06-15',
      DurationSeconds,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  expect([answer.status, /<Code>(\w+)<\/Code>/.exec(answer.text)?.[1] ?? null]).toEqual([status, code]);
});
