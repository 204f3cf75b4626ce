import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { AskWhy } from './ask-why.tsx'
import { allSaid, type OpenFinding } from './reasons.ts'
import type { WhyFieldProps } from './why-field.tsx'

export interface LensNotMadeProps extends Omit<WhyFieldProps, 'lens'> {
  readonly findings: readonly OpenFinding[]
  readonly pending: boolean
  readonly onTake: () => void
  readonly onOther: () => void
}

/** The server found lenses that are not made so: another one is chosen, or each gets the reason why it is ordered all the same. */
export function LensNotMade({ findings, pending, onTake, onOther, ...fields }: LensNotMadeProps) {
  const ready = !pending && allSaid(findings, fields.reasons)
  useKeys(ready ? { 'Ctrl Enter': onTake } : {})
  return (
    <ProblemPanel
      tone="hold"
      title={<Plural value={findings.length} one="A lens of this order is not made so" other="# lenses of this order are not made so" />}
      ways={
        <>
          <Button variant="filled" disabled={!ready} onClick={onTake} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Take it all the same</Trans></Button>
          <Button variant="subtle" disabled={pending} onClick={onOther}><Trans>Choose another lens</Trans></Button>
        </>
      }
    >
      <Trans>The order is not taken yet and nothing is lost. Labs make specials: write why, and it is kept with your name and printed for the workshop.</Trans>
      <AskWhy findings={findings} {...fields} />
    </ProblemPanel>
  )
}
