import { casesOf, own } from './case.js';

const grammar = casesOf('policy-grammar');
const duplicate = casesOf('duplicate-member');
const characters = casesOf('policy-characters');

const document = (more: string) => `{"Version":"2012-10-17","Statement":[${more}]}`;
const statement = (more: string) =>
  document(`{"Sid":"One","Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"${more}}`);

export const syntaxCases = [
  grammar.passes('a policy', [own()]),
  grammar.fails('no JSON', '{', [['', 'a policy is one JSON object']]),
  grammar.fails('an effect that isn’t one', document('{"Effect":"allow","Principal":"*"}'), [
    ['Statement.0.Effect', '`Effect` is `Allow` or `Deny`'],
  ]),
  grammar.fails('an element that isn’t one', statement(',"Conditions":{}'), [
    ['Statement.0.Conditions', '`Conditions` is no element of a policy'],
  ]),
  grammar.passes('an effect twice, which is a check of its own', statement(',"Effect":"Deny"')),
  duplicate.passes('each once', [own()]),
  duplicate.passes('no JSON', ''),
  duplicate.fails('an effect twice', statement(',"Effect":"Deny"'), [
    ['Statement.0.Effect', '`Effect` stands twice in one object'],
  ]),
  duplicate.fails(
    'an operator twice',
    statement(',"Condition":{"Bool":{"aws:SecureTransport":"true"},"Bool":{}}'),
    [['Statement.0.Condition.Bool', '`Bool` stands twice in one object']],
  ),
  characters.passes('Latin-1 and line breaks', statement(',"Condition":{"Bool":\n{"a:é":"true"}}')),
  characters.fails('others', statement(',"Condition":{"Bool":{"a:€":"€"}}'), [
    ['', 'the policy has the character U+20AC'],
  ]),
];

const types = casesOf('mixed-value-types');
const version = casesOf('missing-version');
const empty = casesOf('empty-condition');

export const memberCases = [
  types.passes('all of one type', statement(',"Condition":{"Bool":{"aws:SecureTransport":[true]}}')),
  types.fails(
    'text and booleans',
    statement(',"Condition":{"Bool":{"aws:SecureTransport":["true",false]}}'),
    [
      [
        'Statement.0.Condition.Bool.aws:SecureTransport',
        'the values of `aws:SecureTransport` are of different types',
      ],
    ],
  ),
  version.passes('the current one', [own()]),
  version.fails('none', '{"Statement":[]}', [['', '`Version` is missing']]),
  version.fails('the old one', '{"Version":"2008-10-17","Statement":[]}', [
    ['Version', '`Version` is `2008-10-17`, not `2012-10-17`'],
  ]),
  empty.passes('a condition', statement(',"Condition":{"Bool":{"aws:SecureTransport":"true"}}')),
  empty.fails('no operator', statement(',"Condition":{}'), [
    ['Statement.0.Condition', '`Condition` is empty'],
  ]),
  empty.fails('no key', statement(',"Condition":{"Bool":{}}'), [
    ['Statement.0.Condition.Bool', '`Bool` has no condition key'],
  ]),
];
