import { problemKind } from '#platform/http/problem'

/** What prescriptions refuse, and why. */
export const prescriptionsProblems = {
  noHealthConsent: problemKind<{ reason: string }>({
    type: 'prescriptions/no-health-consent', title: 'This person\'s health data may not be kept', status: 409,
    help: '`reason`: no-guardian (a minor without a guardian on record), no-guardian-consent (the guardian has not agreed to health data) or no-consent (it was withdrawn). Write down on the customer\'s page who agreed, then send it again.',
  }),
}
