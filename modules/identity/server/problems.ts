import { problemKind } from '#platform/http/problem'

/** What identity refuses, and why. */
export const identityProblems = {
  wrongCredentials: problemKind({ type: 'identity/wrong-credentials', title: 'E-mail or password is not right', status: 401, help: 'Nobody with this e-mail and this password may sign in. The same is answered for an unknown e-mail, a wrong password and a person who was disabled, so that nobody learns who works here. After five wrong passwords the next try has to wait.' }),
  tooManyTries: problemKind<{ retryAfterSeconds: number }>({ type: 'identity/too-many-tries', title: 'Too many wrong passwords', status: 429, help: 'Somebody guessed wrong too often for this e-mail or from this address. Wait as long as `Retry-After` says; the password is not even looked at before. A password that was forgotten can be reset.' }),
  noWorkplace: problemKind({ type: 'identity/no-workplace', title: 'You work in no organization here', status: 403, help: 'E-mail and password are right, but no organization has this person among its staff any more. An owner can enable or add them.' }),
  sampleFromElsewhere: problemKind({ type: 'identity/sample-from-elsewhere', title: 'The sample is open on its own machine only', status: 403, help: 'People of the sample organization sign in from the machine that runs Lunette, not over the network: everybody could know them.' }),
  peopleOnly: problemKind({ type: 'identity/people-only', title: 'Only a person may do this', status: 403, help: 'The address belongs to a person: their sessions, their password, keys made in their name. An API key may not use it; sign in.' }),
  emailTaken: problemKind({ type: 'identity/email-taken', title: 'Somebody signs in with this e-mail already', status: 409, help: 'An e-mail belongs to one person in this installation. Somebody who works elsewhere in it is added as staff, not made anew.' }),
  setupDone: problemKind({ type: 'identity/setup-done', title: 'This installation has been set up', status: 409, help: 'The first page works while there is no organization. Sign in; a further organization is opened from inside, or by `lunette organization create`.' }),
  setupCode: problemKind({ type: 'identity/setup-code', title: 'The code is not right', status: 403, help: 'Who is not at the machine itself needs the code that Lunette printed in the terminal when it started.' }),
}
