import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import classes from './intake-page.module.css'
import type { Intake } from './use-intake.ts'

export interface TakeStepProps {
  readonly missing: Intake['missing']
  readonly hasLenses: boolean
  readonly pending: boolean
  readonly onTake: () => void
}

/** The one button of the page, and under it what is still missing or what comes next. */
export function TakeStep({ missing, hasLenses, pending, onTake }: TakeStepProps) {
  return (
    <div className={classes.take} data-ask="take">
      <Button variant="filled" size="lg" fullWidth disabled={pending} onClick={onTake} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>
        <Trans>Take the order</Trans>
      </Button>
      <p className={classes.then}><Then missing={missing} hasLenses={hasLenses} /></p>
    </div>
  )
}

function Then({ missing, hasLenses }: Pick<TakeStepProps, 'missing' | 'hasLenses'>) {
  switch (missing) {
    case 'customer':
      return <Trans>still needs the customer</Trans>
    case 'frame':
    case 'goods':
      return hasLenses ? <Trans>still needs a frame or lenses</Trans> : <Trans>still needs a service or goods</Trans>
    case 'price':
      return <Trans>something on it has no price or is no longer sold</Trans>
    case 'prescription':
      return <Trans>the prescription is not whole yet</Trans>
    case 'deposit':
    case 'promised':
      return <Trans>a field cannot be read</Trans>
    case 'too-little':
      return <Trans>taken along at once, it is paid whole</Trans>
    case 'payers':
      return <Trans>those who pay do not make up the total</Trans>
    case 'too-much':
      return <Trans>the deposit is more than the total</Trans>
    case null:
      return <Trans>then the sheet is ready to print</Trans>
    default:
      return missing satisfies never
  }
}
