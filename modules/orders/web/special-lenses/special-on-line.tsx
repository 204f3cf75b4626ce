import { Trans } from '@lingui/react/macro'
import { useMay, useSignedIn } from '#modules/identity/web'
import { FindingWords } from '#modules/lenses/web'
import { EyeMark } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { OrderView, SpecialLensView } from '../../contract.ts'
import classes from './special-lenses.module.css'

/** Under a line: that its maker does not make the lens so, and who ordered it why. Its powers are told to those who may open prescriptions. */
export function SpecialOnLine({ order, lineId }: { readonly order: OrderView; readonly lineId: string }) {
  const lenses = order.specialLenses.filter((one) => one.lineId === lineId)
  const opens = useMay('prescriptions.read', order.branchId)
  const on = useSignedIn().session.organization.capabilities.some((one) => one === 'prescriptions')
  const { data } = useRead<{ items: readonly SpecialLensView[] }>(`/orders/${order.id}/special-lenses`, { kinds: ['orders'], enabled: lenses.length > 0 && opens && on })
  return lenses.map((lens) => {
    const told = data?.items.find((one) => one.lineId === lineId && one.eye === lens.eye)
    return (
      <div key={lens.eye} className={classes.special}>
        <WarningMark size={15} /><EyeMark eye={lens.eye} />
        <div>
          {told ? <FindingWords finding={told} /> : <p><b><Trans>{lens.lens} is not made so.</Trans></b></p>}
          <p>{lens.by ? <Trans>Ordered all the same by {lens.by.name}: {lens.reason}</Trans> : <Trans>Ordered all the same: {lens.reason}</Trans>}</p>
        </div>
      </div>
    )
  })
}
