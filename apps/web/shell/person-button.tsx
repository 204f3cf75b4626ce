import { Trans } from '@lingui/react/macro'
import { lazy } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import classes from './bar-button.module.css'
import { OnDemandMenu } from './on-demand-menu.tsx'

const load = () => import('./person-menu.tsx')
const PersonMenu = lazy(load)

/** Who is signed in; opens their settings and the way out. */
export function PersonButton() {
  const { name } = useSignedIn().session.person
  const button = (
    <button type="button" className={`${classes.button} ${classes.strong} ${classes.square}`}>
      <PersonDisc name={name} own />
      <span className={`${classes.name} ${classes.aside}`}>{name}</span>
      <span className="sr-only"><Trans>, your settings and sign-out</Trans></span>
    </button>
  )
  return <OnDemandMenu target={button} load={load} Menu={PersonMenu} />
}
