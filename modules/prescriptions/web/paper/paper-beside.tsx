import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconFileTypePdf, IconRotateClockwise, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './paper-beside.module.css'

/** A photo or scan of the paper: where its bytes are, and what they are. */
export interface Paper { readonly id: string; readonly name: string; readonly mediaType: string; readonly src: string }

/** What a browser shows by `<img>`. A PDF is handed to the device's own reader: a page of ours opens nothing that somebody brought. */
const isPicture = ({ mediaType }: Paper): boolean => /^image\/(png|jpeg|webp|gif)$/.test(mediaType)

const SIZES = [1, 1.5, 2.25, 3.4]

export interface PaperBesideProps {
  readonly papers: readonly Paper[]
  /** Open at once: a look that nobody has to write down. */
  readonly open?: boolean
  readonly onRemove?: (paper: Paper) => void
}

/** The paper beside the form, to be enlarged and turned while it is typed. */
export function PaperBeside({ papers, open = false, onRemove }: PaperBesideProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = papers.find(({ id }) => id === chosen) ?? (open ? papers.find(isPicture) : undefined)
  if (papers.length === 0) return null
  return (
    <div className={classes.beside}>
      <ul className={classes.names}>
        {papers.map((paper) => {
          const { name } = paper
          return (
            <li key={paper.id}>
              {isPicture(paper)
                ? <button type="button" aria-pressed={paper === shown} onClick={() => setChosen(paper === shown ? null : paper.id)}>{name || t`A photo or paper`}</button>
                : <a href={paper.src} target="_blank" rel="noreferrer" download={name || undefined}><IconFileTypePdf size={15} aria-hidden /> {name || t`A photo or paper`} <small><Trans>opens beside</Trans></small></a>}
              {onRemove && <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Leave ${name} out`} onClick={() => onRemove(paper)}><IconX aria-hidden /></ActionIcon>}
            </li>
          )
        })}
      </ul>
      {shown && isPicture(shown) && <Picture key={shown.id} paper={shown} />}
    </div>
  )
}

function Picture({ paper }: { readonly paper: Paper }) {
  const { t } = useLingui()
  const [size, setSize] = useState(0)
  const [turns, setTurns] = useState(0)
  const [broken, setBroken] = useState(false)
  const scale = SIZES[size] ?? 1
  const { name } = paper
  return (
    <figure className={classes.picture}>
      <div className={classes.tools} role="toolbar" aria-label={t`Paper of the prescription`}>
        <ActionIcon variant="default" aria-label={t`Larger`} disabled={size === SIZES.length - 1} onClick={() => setSize(size + 1)}><IconZoomIn aria-hidden /></ActionIcon>
        <ActionIcon variant="default" aria-label={t`Smaller`} disabled={size === 0} onClick={() => setSize(size - 1)}><IconZoomOut aria-hidden /></ActionIcon>
        <ActionIcon variant="default" aria-label={t`Turn`} onClick={() => setTurns((turns + 1) % 4)}><IconRotateClockwise aria-hidden /></ActionIcon>
      </div>
      {/* Scrolled with the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.window} tabIndex={0} role="group" aria-label={t`Paper ${name}`}>
        {broken
          ? <p><Trans>This picture cannot be shown here. Open it on the device it came from.</Trans></p>
          : <img src={paper.src} alt={t`Photo of the paper ${name}`} data-turns={turns} style={{ inlineSize: `${scale * 100}%`, rotate: `${turns * 90}deg` }} onError={() => setBroken(true)} />}
      </div>
    </figure>
  )
}
