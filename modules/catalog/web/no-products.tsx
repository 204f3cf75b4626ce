import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { paths } from '#web/paths'
import { Boxed } from './boxed.tsx'
import { KindIcon } from './kind-icon.tsx'
import classes from './products-page.module.css'

/** Nothing answers the filter: how to see more. */
export function NothingFound({ showAll }: { readonly showAll: () => void }) {
  return (
    <div className={classes.none}>
      <p><Trans>No product answers this filter.</Trans></p>
      <Button onClick={showAll}><Trans>Take the filter away</Trans></Button>
    </div>
  )
}

/** No products at all: what will be here, the first step, what a row will look like. */
export function NoProducts({ mayMake }: { readonly mayMake: boolean }) {
  return (
    <EmptyState
      title={<Trans>No products yet</Trans>}
      steps={mayMake && <Button variant="filled" component={Link} to={paths.newProduct()} rightSection={<KeyCaps caps={['N']} />}><Trans>New product</Trans></Button>}
      sample={
        <>
          <KindIcon of="frame" />
          <b>Aria 2210 C4</b>
          <span className={classes.quiet}><Boxed size="52□18–140" /></span>
        </>
      }
    >
      <Trans>Frames, lenses, services and everything else you sell stands here with its price and tax, ready for the next order.</Trans>
    </EmptyState>
  )
}
