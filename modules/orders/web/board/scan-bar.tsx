import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { IconCheck, IconLineScan, IconScan, IconX } from '@tabler/icons-react'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { runKey } from '#platform/ui/keys/bound-keys'
import { useKeys, useScans } from '#platform/ui/keys/use-keys'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { BoardView } from '../../contracts/board.ts'
import { PrintOfStage } from '../print-of-stage.tsx'
import classes from './board-page.module.css'
import type { ScanMoves, Scanned } from './use-scan-moves.ts'

/** While orders are moved by scanning: where to, and what became of each scan, refusals with their reason. */
export function ScanBar({ moves, stages, onClose }: { readonly moves: ScanMoves; readonly stages: BoardView['stages']; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { stage, scans } = moves
  const done = scans.filter(({ outcome }) => outcome === 'moved').length
  const refused = scans.filter(({ outcome }) => outcome === 'refused').length
  useScans(stage === null ? null : moves.take)
  useKeys({ Esc: onClose })
  return (
    <section className={classes.scanBar} aria-label={t`Move by scanning`}>
      <div className={classes.scanHead}>
        <IconLineScan aria-hidden />
        <NativeSelect
          size="xs"
          aria-label={t`Move what is scanned to`}
          value={stage ?? ''}
          ref={focusOnOpen}
          onChange={(event) => {
            moves.choose(event.currentTarget.value || null)
            // A select with the focus would take the digits of a scan for itself.
            event.currentTarget.blur()
          }}
          data={[{ value: '', label: t`Choose the stage` }, ...stages.map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <output className={classes.scanSaid}>
          {stage === null ? <Trans>Choose where to, then scan one order after the other.</Trans> : scans.length === 0 ? <Trans>Ready: scan the code on the tray or the order sheet.</Trans> : (
            <>
              <Plural value={done} one="# order moved" other="# orders moved" />
              {refused > 0 && <>, <Plural value={refused} one="# refused" other="# refused" /></>}
            </>
          )}
        </output>
        {stage !== null && <Button size="xs" leftSection={<IconScan aria-hidden />} rightSection={<KeyCaps caps={['Q']} />} onClick={() => runKey('Q')}><Trans>Camera</Trans></Button>}
        <Button size="xs" onClick={onClose} rightSection={<KeyCaps caps={['Esc']} />}><Trans>Done</Trans></Button>
      </div>
      {scans.length > 0 && <ul className={classes.scans} aria-live="polite">{scans.map((scan) => <ScanLine key={scan.number} scan={scan} newest={scan === scans[0]} />)}</ul>}
    </section>
  )
}

/** The key prints for the newest, the others are pressed. */
function ScanLine({ scan: { number, outcome, reason, paper }, newest }: { readonly scan: Scanned; readonly newest: boolean }) {
  return (
    <li data-outcome={outcome}>
      {outcome === 'refused' ? <WarningMark size={12} /> : outcome === 'moving' ? <IconX aria-hidden className={classes.hidden ?? ''} /> : <IconCheck aria-hidden />}
      <b>{number}</b>
      <span>
        {outcome === 'moved' && <Trans>moved</Trans>}
        {outcome === 'there' && <Trans>is there already</Trans>}
        {outcome === 'moving' && <Trans>moving</Trans>}
        {outcome === 'refused' && reason}
      </span>
      {paper && <PrintOfStage {...paper} quiet={!newest} />}
    </li>
  )
}
