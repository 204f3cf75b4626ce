import { catalogProblems } from '#modules/catalog/server'
import { customersProblems } from '#modules/customers/server'
import { identityProblems } from '#modules/identity/server'
import { importsProblems } from '#modules/imports/server'
import { labsProblems } from '#modules/labs/server'
import { lensesProblems } from '#modules/lenses/server'
import { ordersProblems } from '#modules/orders/server'
import { prescriptionsProblems } from '#modules/prescriptions/server'
import { webhooksProblems } from '#modules/webhooks/server'
import type { ProblemKind } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'

/** Every problem that Lunette answers with, by its type. */
export const problemList: readonly ProblemKind[] = [httpProblems, identityProblems, customersProblems, catalogProblems, lensesProblems, ordersProblems, labsProblems, prescriptionsProblems, importsProblems, webhooksProblems]
  .flatMap((problems): ProblemKind[] => Object.values(problems))
  .toSorted((a, b) => (a.type < b.type ? -1 : 1))

/** The page of a problem under docs/problems. */
export const problemPage = ({ type, title, status, help }: ProblemKind): string => `# ${title}

\`${type}\` · status ${status}

${help}
`

/** The list of all pages. */
export const problemIndex = (): string => `# Problems

Every refusal is \`application/problem+json\` (RFC 9457). \`type\` is stable: match on it. \`detail\` speaks to the person at the counter.
These pages are made from the lists in the code by \`npm run problem-pages\`.

| type | status | title |
|---|---|---|
${problemList.map(({ type, title, status }) => `| [${type}](${type}.md) | ${status} | ${title} |`).join('\n')}
`
