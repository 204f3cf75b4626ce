import { problemKind } from '#platform/http/problem'

/** What prescriptions refuse, and why. */
export const prescriptionsProblems = {
  noHealthConsent: problemKind<{ reason: string }>({
    type: 'prescriptions/no-health-consent', title: 'This person\'s health data may not be kept', status: 409,
    help: '`reason`: no-guardian (a minor without a guardian on record), no-guardian-consent (the guardian has not agreed to health data) or no-consent (it was withdrawn). Write down on the customer\'s page who agreed, then send it again.',
  }),
  fhirRefused: problemKind<{ path: string; reason: string }>({
    type: 'prescriptions/fhir-refused', title: 'This FHIR file has no single reading', status: 422,
    help: '`path` names the place in the file, `reason` why: not-json, repeated (a key or an eye stands twice), other-resource, missing, shape, steps, limits, code, day, disagrees (two places say different things), modifier (an unknown element that may change the meaning of others), status (not active), too-many (more than two prisms) or axis (a cylinder without one). Nothing was written. Ask whoever sent the file for another, or type the prescription.',
  }),
  fhirRemarks: problemKind<{ remarks: readonly object[] }>({
    type: 'prescriptions/fhir-remarks', title: 'The file says more than Lunette understands', status: 409,
    help: '`remarks` names each place: unread (left aside), eighth (0.12 is read as 0.125), axis-zero (read as 180), axis-idle (the axis of no cylinder) or no-prism (a prism of nothing). Look at the file; if nothing of it is missing in the prescription, send it again with `accept`.',
  }),
  outsideLimits: problemKind<{ findings: readonly object[] }>({
    type: 'prescriptions/outside-limits', title: 'This is outside of what is usual here', status: 409,
    help: '`findings` names the rule, the eye and the cell, what stands there (`is`) and the bound (`was`), in the units of the prescription. Check the number against the paper. If it is right, somebody with the right prescriptions.override sends it again with a decision that has a reason: both are kept with the version. What is usual is set in the settings.',
  }),
  lookAgain: problemKind<{ findings: readonly object[] }>({
    type: 'prescriptions/look-again', title: 'This is unlikely and wants a second look', status: 409,
    help: '`findings` names the rule, the eye and the cell, what stands there (`is`) and what it was held against (`was`): a bound of what is usual, or the prescription before. Look at the paper again; if it is right, send it again with a decision for each finding. Who confirmed it is kept with the version.',
  }),
  tooManyPhotos: problemKind<{ limit: number }>({
    type: 'prescriptions/too-many-photos', title: 'A prescription takes no more photos', status: 409,
    help: '`limit` photos hang on it already. Hang others on the order.',
  }),
  ownRekey: problemKind({
    type: 'prescriptions/own-rekey', title: 'Nobody checks what they typed themselves', status: 409,
    help: 'Whoever typed the prescription overlooks the same slip twice. A colleague types it again from the paper.',
  }),
}
