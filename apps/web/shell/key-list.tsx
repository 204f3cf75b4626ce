import { Trans, useLingui } from '@lingui/react/macro'
import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { strokeFor } from '#platform/ui/keys/key-choices'
import { useKeyChoices } from '#platform/ui/keys/use-keys'
import type { Page, PageKey } from '#platform/ui/page'
import { everywhereKeys } from '../pages.ts'
import { paths } from '../paths.ts'
import classes from './key-list.module.css'

/** All keys: those of the page first, then those of every page. */
export default function KeyList({ page, onClose }: { readonly page: Page | undefined; readonly onClose: () => void }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  return (
    <Drawer opened onClose={onClose} position="right" size={340} title={t`Keys`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {page && page.keys.length > 0 && <Keys title={i18n._(page.title)} keys={page.keys} />}
      <Keys title={t`Everywhere`} keys={everywhereKeys(session)} />
      <p className={classes.note}><Trans>Single letters act outside text fields.</Trans> <Link to={paths.keys()} onClick={onClose}><Trans>Change keys or turn them off</Trans></Link></p>
    </Drawer>
  )
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly PageKey[] }) {
  const { i18n } = useLingui()
  const choices = useKeyChoices()
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {keys.filter(({ caps }) => strokeFor(choices, caps.join(' ')) !== null).map(({ caps, does }) => (
          <div key={`${caps.join(' ')} ${does.id}`} className={classes.row}>
            <dt><KeyCaps caps={caps} /></dt>
            <dd>{i18n._(does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
