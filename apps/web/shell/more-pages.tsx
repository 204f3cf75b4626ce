import { useLingui } from '@lingui/react/macro'
import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Page } from '#platform/ui/page'
import classes from './tab-bar.module.css'

/** On a phone: all pages, from the bottom up to the thumb. */
export default function MorePages({ pages, current, onClose }: { readonly pages: readonly Page[]; readonly current: Page | undefined; readonly onClose: () => void }) {
  const { i18n, t } = useLingui()
  return (
    <Drawer opened onClose={onClose} position="bottom" size="auto" title={t`Pages`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {pages.map((page) => {
        const { icon: Icon } = page.nav!
        return (
          <Link key={page.path} to={page.path} className={classes.row} data-on={current?.path === page.path || undefined} onClick={onClose}>
            <Icon aria-hidden />
            <span>{i18n._(page.title)}</span>
          </Link>
        )
      })}
    </Drawer>
  )
}
