import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconFileTypePdf, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { inOwnReader } from './in-own-reader.ts'
import classes from './paper-beside.module.css'
import { isPdf, isShown, type Paper } from './paper.ts'
import { PdfBeside } from './pdf-beside.tsx'
import { PictureBeside } from './picture-beside.tsx'

export interface PaperBesideProps {
  readonly papers: readonly Paper[]
  /** Open at once: a look that nobody has to write down. */
  readonly open?: boolean
  readonly onRemove?: (paper: Paper) => void
}

/** The paper beside the form, to be enlarged, turned and leafed through while it is typed. */
export function PaperBeside({ papers, open = false, onRemove }: PaperBesideProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<string | null>(null)
  const showable = papers.filter(isShown)
  const shown = chosen === 'none' ? undefined : showable.find(({ id }) => id === chosen) ?? (open ? showable[0] : undefined)
  if (papers.length === 0) return null
  return (
    <div className={classes.beside}>
      <ul className={classes.names}>
        {papers.map((paper) => {
          const { name } = paper
          const mark = isPdf(paper) && <IconFileTypePdf size={15} aria-hidden />
          return (
            <li key={paper.id}>
              {isShown(paper)
                ? <button type="button" aria-pressed={paper === shown} onClick={() => setChosen(paper === shown ? 'none' : paper.id)}>{mark}{name || t`A photo or paper`}</button>
                : <a {...inOwnReader(paper)}>{name || t`A photo or paper`} <small><Trans>opens beside</Trans></small></a>}
              {onRemove && <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Leave ${name} out`} onClick={() => onRemove(paper)}><IconX aria-hidden /></ActionIcon>}
            </li>
          )
        })}
      </ul>
      {shown && (isPdf(shown) ? <PdfBeside key={shown.id} paper={shown} /> : <PictureBeside key={shown.id} paper={shown} />)}
    </div>
  )
}
