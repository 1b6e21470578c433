import { createRequire } from 'node:module';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { approvalPolicySchema } from '../../model/generated/approval-policy-schema.js';
import { approverGroupSchema } from '../../model/generated/approver-group-schema.js';
import { commonSchema } from '../../model/generated/common-schema.js';
import { estateSchema } from '../../model/generated/estate-schema.js';
import { grantSchema } from '../../model/generated/grant-schema.js';
import { guardrailSchema } from '../../model/generated/guardrail-schema.js';
import { keySchema } from '../../model/generated/key-schema.js';
import { principalSetSchema } from '../../model/generated/principal-set-schema.js';
import { targetSchema } from '../../model/generated/target-schema.js';
import {
  fitsApprovalPolicy,
  fitsApproverGroup,
  fitsEstate,
  fitsGrant,
  fitsGuardrail,
  fitsKey,
  fitsPrincipalSet,
  fitsTarget,
} from '../generated/fits-schema.js';
import type { Kind } from '../kinds.js';

const schemas: Readonly<Record<Kind, object>> = {
  Estate: estateSchema,
  Target: targetSchema,
  Key: keySchema,
  Grant: grantSchema,
  PrincipalSet: principalSetSchema,
  Guardrail: guardrailSchema,
  ApproverGroup: approverGroupSchema,
  ApprovalPolicy: approvalPolicySchema,
};

/** Every kind, in the order in which messages list them. */
export const kinds = Object.keys(schemas) as readonly Kind[];

export type Check = (value: unknown) => readonly ShapeError[];

/** One violation of a schema, as ajv reports it with `verbose`. */
export type ShapeError = NonNullable<ValidateFunction['errors']>[number];

/** Whether a value fits a kind's schema, in code made ahead of time. */
const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  Estate: fitsEstate,
  Target: fitsTarget,
  Key: fitsKey,
  Grant: fitsGrant,
  PrincipalSet: fitsPrincipalSet,
  Guardrail: fitsGuardrail,
  ApproverGroup: fitsApproverGroup,
  ApprovalPolicy: fitsApprovalPolicy,
};

const load = createRequire(import.meta.url);
let made: Ajv2020 | null = null;

/** ajv with all that it takes to explain an error; loaded for the first document that doesn't fit. */
function ajv(): Ajv2020 {
  if (made !== null) return made;
  const { Ajv2020: Ajv } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const addFormats = load('ajv-formats') as typeof import('ajv-formats');
  made = new Ajv({ strict: true, allErrors: true, verbose: true });
  addFormats.default(made, ['date-time', 'uri']);
  made.addSchema(commonSchema);
  return made;
}

/** The check of a kind's documents. */
export function checkOf(kind: Kind): Check {
  return (value) => (fits[kind](value) ? [] : checkWith(schemas[kind])(value));
}

/** The check by one branch of a choice. */
export function checkOfBranch(branch: object): Check {
  return checkWith('$ref' in branch ? { $ref: commonReference(String(branch.$ref)) } : branch);
}

/** The schema of a branch, with a reference followed. */
export function branchSchema(branch: object): object {
  if (!('$ref' in branch)) return branch;
  const name = commonReference(String(branch.$ref));
  return (ajv().getSchema(name)?.schema as object | undefined) ?? {};
}

function commonReference(reference: string): string {
  return `https://keywright.dev/schemas/v1/common.schema.json#/$defs/${reference.split('/').at(-1)}`;
}

const compiled = new Map<string, ValidateFunction>();

function checkWith(schema: object): Check {
  const id = '$id' in schema ? String(schema.$id) : JSON.stringify(schema);
  const validate = compiled.get(id) ?? ajv().compile(schema);
  compiled.set(id, validate);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
