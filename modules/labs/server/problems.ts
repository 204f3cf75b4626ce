import { problemKind } from '#platform/http/problem'

export const labsProblems = {
  unknownLab: problemKind({ type: 'labs/unknown-lab', title: 'There is no such lab in use', status: 422, help: 'Read GET /labs for the labs of this organization; one that is not in use any more takes no orders.' }),
  unknownStandard: problemKind({ type: 'labs/unknown-standard', title: 'There is no such table of tolerances', status: 422, help: 'Write `by-country`, `none`, or the code of a table that GET /lab-settings lists.' }),
  cannotSend: problemKind<{ reason: string }>({ type: 'labs/cannot-send', title: 'The order cannot be sent to a lab', status: 409, help: '`reason`: draft, collected, cancelled, no-lab-stage (its kind has no stage at a lab), no-lenses or no-prescription.' }),
  alreadySent: problemKind<{ labOrderId: string; lab: string }>({ type: 'labs/already-sent', title: 'The order is with a lab already', status: 409, help: 'Somebody sent it a moment ago: `labOrderId` at `lab`. Cancel that one first if it is to go elsewhere.' }),
  noMail: problemKind<{ reason: string }>({ type: 'labs/no-mail', title: 'The order cannot be sent by e-mail', status: 409, help: '`reason`: no-address (write the lab\'s address in settings) or no-server (whoever keeps the machine sets LUNETTE_SMTP). Take the file or the paper instead.' }),
  notDecided: problemKind<{ reason: string }>({ type: 'labs/not-decided', title: 'The inspection cannot end like that', status: 422, help: '`reason`: nothing-measured, nothing-ordered (the order has no prescription to compare with), decide (nothing is judged here: say `passed`), outside (what is outside its tolerance is not passed), reason (say why it fails although it is within) or closed (the order is finished).' }),
  ownInspection: problemKind({ type: 'labs/own-inspection', title: 'A second look is another person\'s', status: 409, help: 'Whoever inspected cannot look again themselves. Ask a colleague.' }),
  unreadFile: problemKind({ type: 'labs/unread-file', title: 'There is no measurement in this file', status: 422, help: 'Send a file of a lensmeter with lines such as SPH=-4.25;-3.75.' }),
  cannotChange: problemKind<{ state: string }>({ type: 'labs/cannot-change', title: 'The lab order is finished', status: 409, help: '`state`: arrived or cancelled. What has arrived or was cancelled is not changed any more.' }),
  noTrace: problemKind<{ reason: string; defects: { line: number; label: string; detail: string }[] }>({ type: 'labs/no-trace', title: 'There is no frame in this file', status: 422, help: '`reason`: not-a-lab-file, several-jobs, no-trace, unread-format (only the maker of the device reads it: let it write TRCFMT=1) or faults (`defects` has them by line). `lunette inspect FILE` says more.' }),
}
