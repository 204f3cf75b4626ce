import { Trans, useLingui } from '@lingui/react/macro'
import { IconFileText } from '@tabler/icons-react'
import { languageNames, languages } from '#kernel/languages'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { AttachmentsPart } from './attachments-part.tsx'
import classes from './order-page.module.css'
import { sheetAddress } from './sheet-address.ts'
import { TrackingPart } from './tracking-part.tsx'

/** The papers of an order, each in any of the four languages; they open beside the page. */
export function PapersPanel({ order, organizationId }: { readonly order: OrderView; readonly organizationId: string }) {
  const { i18n, t } = useLingui()
  const customers = new Intl.DisplayNames(i18n.locale, { type: 'language', languageDisplay: 'standard' }).of(order.customer.language) ?? order.customer.language
  return (
    <Panel title={t`Papers`}>
      <div className={classes.paper}>
        <IconFileText aria-hidden />
        <div>
          <b><Trans>Order sheet</Trans></b>
          <p className={classes.detail}><Trans>For shop, workshop and customer; the customer's part in their language: {customers}</Trans></p>
          <p className={classes.languages}>
            {languages.map((language) => (
              <a key={language} href={sheetAddress(order.id, organizationId, language)} target="_blank" rel="noreferrer" lang={language}>{languageNames[language]}</a>
            ))}
          </p>
        </div>
      </div>
      <TrackingPart order={order} />
      <div className={classes.attachments}><AttachmentsPart order={order} organizationId={organizationId} /></div>
    </Panel>
  )
}
