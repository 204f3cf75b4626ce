import type { ReactNode } from 'react'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import classes from './intake-page.module.css'

export interface StepPanelProps {
  readonly step: number
  readonly title: string
  /** The key that leads here. */
  readonly cap?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One numbered part of the intake, with the key that leads to it. */
export const StepPanel = ({ step, title, cap, aside, children }: StepPanelProps) => (
  <Panel title={<span className={classes.step}><i aria-hidden="true">{step}</i>{title}</span>} note={cap && <KeyCaps caps={[cap]} />} aside={aside}>{children}</Panel>
)
