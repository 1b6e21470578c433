import { type Links, reportAt } from '../link/links.js';

/** The gate is on or off for the whole estate: an `off` that stands beside rules would take them away. */
export function oneGate(links: Links): void {
  const policies = links.of.ApprovalPolicy;
  const on = policies.find(({ content }) => content.spec.gate !== 'off' || content.spec.rules !== undefined);
  if (on === undefined) return;
  for (const document of policies) {
    if (document.content.spec.gate !== 'off') continue;
    const message =
      on === document
        ? 'the gate is off, so that the rules of the policy would not count'
        : `the gate is off here, and on in \`${on.name}\``;
    reportAt(links, document, ['spec', 'gate'], 'KW4506', message);
  }
}

/** One group can break the glass. */
export function oneBreakGlass(links: Links): void {
  const named = links.of.ApprovalPolicy.flatMap((document) => {
    const { breakGlass } = document.content.spec;
    return breakGlass === undefined ? [] : [{ document, breakGlass }];
  });
  for (const { document, breakGlass } of named) {
    const [first] = named;
    if (first === undefined || breakGlass === first.breakGlass) continue;
    const message = `in \`${first.document.name}\`, \`${first.breakGlass}\` is the group that can break the glass`;
    reportAt(links, document, ['spec', 'breakGlass'], 'KW4506', message);
  }
}
