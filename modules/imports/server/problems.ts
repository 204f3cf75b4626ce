import { problemKind } from '#platform/http/problem'

export const importsProblems = {
  notThisFile: problemKind<{ reason: string }>({ type: 'imports/not-this-file', title: 'This file cannot be brought in', status: 422, help: 'Only tables are read: CSV in UTF-8, Windows-1250, GB18030 or Latin-1, and XLSX. `reason` says what is wrong: `empty`, `no-text`, `no-columns`, `too-many-columns`, `no-headings`, `no-rows`, `utf-16`, `mixed-encodings`, `incomplete`, `too-large`, `no-workbook`, `bomb`, `hostile-names`, `too-many-cells`. Larger workbooks: save them as CSV.' }),
  tooMuch: problemKind({ type: 'imports/too-much', title: 'Too much is waiting to be brought in', status: 409, help: 'An organization may have 4 GB of uploaded files at a time. Finish or delete imports that are not done.' }),
  emptied: problemKind({ type: 'imports/emptied', title: 'This import is too old to go on or to be undone', status: 409, help: 'After the days set under Imports the file and what rows said are let go, for they hold personal data. What was brought in stays; bring the file in anew.' }),
  notNow: problemKind<{ state: string }>({ type: 'imports/not-now', title: 'The import is not at this step', status: 409, help: '`state` says where it is. While it works, wait or stop it; an import that is done can be undone, one that is undone is over.' }),
}
