import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { may, useSignedIn } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { allows } from '../pages.ts'
import { paths } from '../paths.ts'
import classes from './page-frame.module.css'
import { useWindowTitle } from './use-window-title.ts'

/** Around every page: the window's title, and a refusal in words where the page is not this person's. */
export function PageFrame({ page, children }: { readonly page: Page; readonly children: ReactNode }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const title = i18n._(page.title)
  useWindowTitle(title)
  if (allows(page, session)) return children
  const off = page.capability !== null && !session.organization.capabilities.some((capability) => capability === page.capability)
  return (
    <>
      <PageHead title={title} />
      <div className={classes.refused}>
        <ProblemPanel
          tone="hold"
          title={off ? t`This part of Lunette is switched off here` : t`Your role does not include this page`}
          ways={off && may(session, 'organization.manage') && <Button variant="filled" component={Link} to={paths.organization()}>{t`Open the settings of the organization`}</Button>}
        >
          {off ? t`An owner can switch it on in Settings, under Organization.` : t`An owner or manager can give you a role that does, in Settings, under Staff.`}
        </ProblemPanel>
      </div>
    </>
  )
}
