import type { CallFacts } from '../../../src/simulator/engine.js';
import type { Call, Operation } from '../../../src/simulator/operation.js';
import type { Simulator, SimulatorOptions } from '../../../src/simulator/options.js';
import { validation } from '../../../src/simulator/service-error.js';
import { startAround } from '../../../src/simulator/start.js';

/** What a KMS minimally needs for the server around it to be tested: one write, one read, one failure half-way. */
const operations: readonly Operation[] = [
  {
    name: 'CreateAlias',
    run: (input, call) => {
      const name = String(input['AliasName']);
      const arn = `arn:${call.partition}:kms:${call.region}:${call.account}:${name}`;
      call.store.aliases.put(arn, {
        arn,
        account: call.account,
        region: call.region,
        name,
        targetKeyArn: String(input['TargetKeyId']),
        createdAt: call.now,
        updatedAt: call.now,
      });
      if (name === 'alias/refused') throw validation('refused after the write');
      return {};
    },
  },
  {
    name: 'ListAliases',
    run: (_input, call) => ({
      Aliases: [...call.store.aliases.values()].map((alias) => ({
        AliasName: alias.name,
        AliasArn: alias.arn,
        CreationDate: alias.createdAt / 1000,
      })),
      Truncated: false,
    }),
  },
  {
    name: 'GenerateRandom',
    run: (input, call) => ({ Plaintext: call.random(Number(input['NumberOfBytes'])).toString('base64') }),
  },
];

function createCall(facts: CallFacts): Call {
  const unused = () => {
    throw new Error('not a part of this test');
  };
  return {
    ...facts,
    account: facts.caller.account,
    shown: facts.store,
    inForce: facts.store,
    findKey: unused,
    authorize: unused,
    authorizeInAccount: unused,
    grantsByToken: unused,
    recordUsage: unused,
    fillMaterial: unused,
  };
}

export const startSmall = (options: SimulatorOptions = {}): Promise<Simulator> =>
  startAround({ operations, createCall, settle: () => {} }, options);
