import { useLingui } from '@lingui/react/macro'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { actingKeys } from '#platform/ui/keys/acting-keys'
import { strokeFor } from '#platform/ui/keys/key-choices'
import { useBoundKeys, useKeyChoices } from '#platform/ui/keys/use-keys'
import type { Page } from '#platform/ui/page'
import classes from './key-line.module.css'

/** The keys of this page that act right now, and the one that lists all. */
export function KeyLine({ page, onList }: { readonly page: Page | undefined; readonly onList: () => void }) {
  const { i18n, t } = useLingui()
  const bound = useBoundKeys()
  const choices = useKeyChoices()
  const acting = actingKeys(page?.keys ?? [], bound).filter((key) => !key.rare && strokeFor(choices, key.caps.join(' ')) !== null)
  return (
    <footer className={classes.line} aria-label={t`Keys of this page`}>
      <div className={classes.keys}>
        {acting.map((key) => (
          <span key={key.caps.join(' ')} className={classes.key}>
            <KeyCaps caps={key.caps} />
            {i18n._(key.does)}
          </span>
        ))}
      </div>
      <button type="button" className={classes.all} onClick={onList}>
        <KeyCaps caps={['?']} />
        {t`all keys`}
      </button>
    </footer>
  )
}
