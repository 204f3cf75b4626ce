import { problemKind } from '#platform/http/problem'

export const lensesProblems = {
  notThisFile: problemKind<{ reason: string }>({ type: 'lenses/not-this-file', title: 'This file holds no lens catalogue that Lunette reads', status: 422, help: 'Lunette reads the ZIP of a b2bOptic lens catalogue 6.10 (Head.Dat, LensType.Dat, LensRange.Dat and the others), and our own CSV. `reason` says what is wrong: `empty`, `too-large`, `no-lenses` (neither of the two), `xml` (version 7 in XML, which is not read yet), `no-zip`, `bomb`, `hostile-names`.' }),
  notNow: problemKind<{ state: string }>({ type: 'lenses/not-now', title: 'This cannot be done with the catalogue as it stands', status: 409, help: 'Only a catalogue that counts now can be undone. `state` says how it stands.' }),
  noRoom: problemKind<{ obstacles: readonly { file: string; field: string; value: string }[] }>({ type: 'lenses/no-room', title: 'The files of b2bOptic have no room for this catalogue', status: 422, help: 'Codes of more than six letters, prices of eight figures, and powers in eighths do not fit the fixed places of b2bOptic; cut, one lens would become another. `obstacles` names the file, the field and the lens or value, at most the first hundred. Our CSV holds all of them.' }),
  unknownLens: problemKind({ type: 'lenses/unknown-lens', title: 'No maker\'s catalogue has this lens', status: 422, help: 'An article of the shop is tied to a lens by the maker\'s code and the lens\'s code. Neither a current catalogue has this pair.' }),
}
