/** Where published tools disagree with a check or with each other, by the check's id: for the page of guardrails. */
export const differences: Readonly<Record<string, string>> = {
  'rotation-enabled':
    'Some tools ask every key to rotate, also HMAC, asymmetric and imported keys, for which AWS KMS has no automatic rotation. This check asks symmetric encryption keys with material of AWS KMS, as AWS documents it, and of a multi-Region key the primary only: replicas rotate with it. The tools look only at whether rotation is on; `maxDays` also limits the period.',
  'rotation-impossible':
    'An estate that asks for it does not even load (KW2034), so the check can find nothing there; it is listed for auditors.',
  'wildcard-principal':
    'To some tools a condition of any kind makes a wildcard acceptable, to others no condition does. This check asks whether a condition confines who calls. It looks at each allow alone; the assertion `never: { who: public }` also counts denies and native grants, and is what `baseline` uses.',
  'outside-access':
    'Cloud Custodian judges each statement by its principals and four kinds of conditions; Control Tower denies by a resource control policy of the organization, with AWS services let through. This check judges statements; the assertions `outside-account`, `outside-org` and `outside` judge the access that is left after denies, and count native grants.',
  'explicit-policy':
    'Checkov asks whether the template has a policy. keywright always writes one, so the check asks whether it names anybody but the account.',
  'key-enabled':
    'Checkov asks whether the key is enabled when it is made; Prowler whether it is enabled or pending deletion. This check leaves alone keys that the estate retires: they are disabled on purpose for their soak period.',
  'key-used':
    'Cloud Custodian reads the last use of every key. keywright reads it only for a key that is about to end (`retirement: { stage: delete }`), because the call has a small quota; for all others it says that it does not know.',
  'not-pending-deletion':
    'Security Hub and AWS Config report every key that is pending deletion. This check leaves alone those that the estate retires with `stage: delete`, which takes a soak period and an approval, unless `plannedToo` is set.',
  'single-region': 'Prowler reports every multi-Region key. Use exemptions for those that must be.',
  'rsa-encryption-size': 'Control Tower means RSA keys that encrypt; keys that sign may have 2048 bits.',
  'origin-allowed':
    'Each of the three controls of Control Tower demands one origin: CT.KMS.PV.4 is `allow: [hsm]`, CT.KMS.PV.5 `allow: [external]`, CT.KMS.PV.6 `allow: [external-store]`. The default allows only material of AWS KMS itself.',
  'lockout-check-bypassed':
    'keywright never sets BypassPolicyLockoutSafetyCheck, and compiles no policy that locks its managers out. How a live policy was put can not be observed: a drift report says so. What a bypass leads to is found by `no-administrator`.',
  'alarm-on-key-loss':
    'CIS asks for a CloudWatch metric filter and alarm. keywright does not look at CloudWatch, so it can not be decided here: each target gets a note, so that nobody takes silence for a pass.',
  'iam-decrypt-on-all-keys':
    'Needs the IAM policies of the account, which an estate does not have: not applicable unless a program gives them to the library. The tools judge managed and inline policies separately (KMS.1, KMS.2).',
  'iam-full-access':
    'Needs the IAM policies of the account, which an estate does not have: not applicable unless a program gives them to the library.',
  'grant-count': 'Cloud Custodian’s filter begins at 5 grants; its example uses 100, and so does this check.',
  'deletion-window':
    'AWS takes 7 to 30 days, and so does the YAML; 30 is the default of both. The check sets a floor of your own.',
  'alias-names':
    'cfn-lint’s pattern also takes colons, which AWS KMS refuses. Key ids and ARNs (E1162, E1157) do not stand in an estate but as the resource of a live policy: see `resource-not-this-key`.',
  'grant-for-services':
    'Control Tower looks for one statement of a certain shape. This check asks who can make grants for anybody. It leaves alone the statement of the target’s reconciler, which makes the native grants that the estate declares.',
  'enclave-expected-pcrs':
    'Which measurements are expected nobody knows but you: until a rule of your own gives them as `pcrs`, the check finds nothing.',
  'policy-size': 'AWS and cfn-lint report a policy over the limit; the check warns before.',
  'self-granting-administrator':
    'It leaves alone the statement of the target’s reconciler, which puts the policies that the estate compiles to.',
  'no-administrator':
    'AWS refuses a policy by which the caller could not put the next one; it does not ask whether anybody else could, or whether the conditions can be met.',
};
