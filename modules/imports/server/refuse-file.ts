import type { MessageDescriptor } from '@lingui/core'
import type { Language } from '#kernel/languages'
import { Problem } from '#platform/http/problem'
import { translator } from '#platform/i18n/index'
import type { SheetRefusal } from '#platform/xlsx/read-sheet'
import { importsProblems } from './problems.ts'

export type FileRefusal = SheetRefusal | 'empty' | 'no-text' | 'no-columns' | 'too-many-columns' | 'no-headings' | 'no-rows' | 'utf-16' | 'mixed-encodings' | 'incomplete'

const sentences: Record<FileRefusal, MessageDescriptor> = {
  'empty': /*i18n*/{ id: 'imports.file.empty', message: 'There is nothing in it.' },
  'no-text': /*i18n*/{ id: 'imports.file.no-text', message: 'It is neither a table in CSV nor a workbook in XLSX, whatever it is called.' },
  'no-columns': /*i18n*/{ id: 'imports.file.no-columns', message: 'No sign parts it into columns. Save it as CSV with commas, semicolons or tabs.' },
  'too-many-columns': /*i18n*/{ id: 'imports.file.too-many-columns', message: 'It has more than 200 columns. Leave out what is not wanted.' },
  'no-headings': /*i18n*/{ id: 'imports.file.no-headings', message: 'Its first row is empty. Headings stand there.' },
  'no-rows': /*i18n*/{ id: 'imports.file.no-rows', message: 'There is nothing below its headings.' },
  'utf-16': /*i18n*/{ id: 'imports.file.utf-16', message: 'It is written in UTF-16. Save it as CSV in UTF-8.' },
  'mixed-encodings': /*i18n*/{ id: 'imports.file.mixed-encodings', message: 'One part of it is written in UTF-8 and another in an older encoding. Save all of it as CSV in UTF-8.' },
  'incomplete': /*i18n*/{ id: 'imports.file.incomplete', message: 'It has not arrived as long as it was said to be. Upload it again.' },
  'too-large': /*i18n*/{ id: 'imports.file.too-large', message: 'Workbooks are read up to 20 MB. Save it as CSV, which may be up to 4 GB.' },
  'no-workbook': /*i18n*/{ id: 'imports.file.no-workbook', message: 'It is packed like a workbook but is none. Save it anew as XLSX or CSV.' },
  'bomb': /*i18n*/{ id: 'imports.file.bomb', message: 'Unpacked it would be far larger than a workbook is. Save it as CSV.' },
  'hostile-names': /*i18n*/{ id: 'imports.file.hostile-names', message: 'There are files in it that no workbook has.' },
  'too-many-cells': /*i18n*/{ id: 'imports.file.too-many-cells', message: 'It has more than five million cells. Save it as CSV.' },
}

/** The refusal of a file, with its reason as code and in words. */
export const refuseFile = (reason: FileRefusal, language: Language): Problem => new Problem(importsProblems.notThisFile, translator(language)._(sentences[reason]), { reason })
