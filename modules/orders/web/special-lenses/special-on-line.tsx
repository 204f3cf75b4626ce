import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import { FindingWords } from '#modules/lenses/web'
import { EyeMark } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { OrderView, SpecialLensView } from '../../contract.ts'
import classes from './special-lenses.module.css'

/** Under a line: that its maker does not make the lens so, and who ordered it why. What speaks against it tells of the prescription, and is closed like that. */
export function SpecialOnLine({ order, line }: { readonly order: OrderView; readonly line: OrderView['lines'][number] }) {
  const lenses = order.specialLenses.filter(({ lineId }) => lineId === line.id)
  const opens = useMay('prescriptions.read', order.branchId)
  const on = useSignedIn().session.organization.capabilities.some((one) => one === 'prescriptions')
  const [open, setOpen] = useState(false)
  const { data } = useRead<{ items: readonly SpecialLensView[] }>(`/orders/${order.id}/special-lenses`, { kinds: ['orders'], enabled: open && lenses.length > 0 })
  return lenses.map((lens) => {
    const told = open ? data?.items.find(({ lineId, eye }) => lineId === line.id && eye === lens.eye) : undefined
    return (
      <div key={lens.eye} className={classes.special}>
        <WarningMark size={15} />{line.eye === null && <EyeMark eye={lens.eye} />}
        <div>
          {told ? <FindingWords finding={told} /> : <p><b><Trans>{lens.lens} is not made so.</Trans></b> {opens && on && <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}><Trans>What speaks against it</Trans></Button>}</p>}
          <p>{lens.by ? <Trans>Ordered all the same by {lens.by.name}: {lens.reason}</Trans> : <Trans>Ordered all the same: {lens.reason}</Trans>}</p>
        </div>
      </div>
    )
  })
}
