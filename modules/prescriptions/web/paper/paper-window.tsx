import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import classes from './paper-beside.module.css'

/** How a paper is looked at: its width as a multiple of the window's, and quarter turns clockwise. */
export interface PaperLook { readonly size: number; readonly turns: number }

const SIZES = [1, 1.5, 2.25, 3.4]

export interface PaperWindowProps {
  readonly name: string
  /** What is leafed through, from page 1. */
  readonly pages?: { readonly at: number; readonly of: number; readonly onTurn: (page: number) => void }
  /** Stands above the window, and stays while the paper is scrolled. */
  readonly above?: ReactNode
  /** Stands under the window, beside the pages. */
  readonly under?: ReactNode
  readonly children: (look: PaperLook) => ReactNode
}

/** The window in which a paper is enlarged, turned and leafed through, with the pointer, a finger or keys. */
export function PaperWindow({ name, pages, above, under, children }: PaperWindowProps) {
  const { t } = useLingui()
  const [step, setStep] = useState(0)
  const [turns, setTurns] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const leaf = (page: number) => {
    pages?.onTurn(page)
    place.current?.scrollTo(0, 0)
  }
  const larger = () => setStep(Math.min(step + 1, SIZES.length - 1))
  const smaller = () => setStep(Math.max(step - 1, 0))
  const turn = () => setTurns((turns + 1) % 4)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget
    const act = new Map([['+', larger], ['=', larger], ['-', smaller], ['r', turn]]).get(event.key.toLowerCase())
      // A page that is longer than the window is read to its end first.
      ?? (event.key === 'PageDown' && pages && pages.at < pages.of && scrollTop + clientHeight >= scrollHeight - 2 ? () => leaf(pages.at + 1) : null)
      ?? (event.key === 'PageUp' && pages && pages.at > 1 && scrollTop <= 0 ? () => leaf(pages.at - 1) : null)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <figure className={classes.picture}>
      {above}
      {/* Scrolled with the keyboard too; what keys do here they do nowhere else. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={place} className={classes.window} tabIndex={0} role="group" aria-label={t`Paper ${name}`} onKeyDown={onKeyDown}>
        {children({ size: SIZES[step] ?? 1, turns })}
      </div>
      <div className={classes.under}>
        <div className={classes.tools} role="toolbar" aria-label={t`Paper of the prescription`}>
          <ActionIcon variant="default" aria-label={t`Larger`} aria-keyshortcuts="+" disabled={step === SIZES.length - 1} onClick={larger}><IconZoomIn aria-hidden /></ActionIcon>
          <ActionIcon variant="default" aria-label={t`Smaller`} aria-keyshortcuts="-" disabled={step === 0} onClick={smaller}><IconZoomOut aria-hidden /></ActionIcon>
          <ActionIcon variant="default" aria-label={t`Turn`} aria-keyshortcuts="R" onClick={turn}><IconRotateClockwise aria-hidden /></ActionIcon>
        </div>
        {pages && pages.of > 1 && <Pages {...pages} onTurn={leaf} />}
        {under}
      </div>
    </figure>
  )
}

function Pages({ at, of, onTurn }: NonNullable<PaperWindowProps['pages']>) {
  const { t } = useLingui()
  return (
    <span className={classes.pages}>
      <ActionIcon variant="default" aria-label={t`Previous page`} aria-keyshortcuts="PageUp" disabled={at <= 1} onClick={() => onTurn(at - 1)}><IconChevronLeft aria-hidden /></ActionIcon>
      <span className={classes.at} aria-hidden>{at} / {of}</span>
      <span className="sr-only" aria-live="polite"><Trans>Page {at} of {of}</Trans></span>
      <ActionIcon variant="default" aria-label={t`Next page`} aria-keyshortcuts="PageDown" disabled={at >= of} onClick={() => onTurn(at + 1)}><IconChevronRight aria-hidden /></ActionIcon>
    </span>
  )
}
