import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ProductPicker } from '#modules/catalog/web'
import type { Product } from '#modules/catalog/contract'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { LensItem } from '../contract.ts'
import classes from './lenses.module.css'

/** Which articles of the shop are this lens: orders with them are judged by what the maker makes. */
export function LinksPart({ lens, mayLink }: { readonly lens: LensItem; readonly mayLink: boolean }) {
  const { t } = useLingui()
  const link = useSend<unknown, { variantId: string; productId: string }>({ name: 'lens.link', method: 'PUT', path: ({ variantId }) => `/lens-links/${variantId}`, body: ({ productId }) => ({ productId, makerCode: lens.makerCode, lensCode: lens.code }), kinds: ['lenses'], about: lens.name })
  const unlink = useSend<null, string>({ name: 'lens.unlink', method: 'DELETE', path: (variantId) => `/lens-links/${variantId}`, body: () => undefined, kinds: ['lenses'], about: lens.name })
  const problem = link.problem ?? unlink.problem
  return (
    <Panel title={<Trans>In the shop</Trans>} note={<Trans>orders with these articles are judged by this lens</Trans>}>
      {lens.soldAs.length === 0 && <p className={classes.quiet}><Trans>No article of the shop is this lens yet.</Trans></p>}
      <ul className={classes.links}>
        {lens.soldAs.map(({ productId, variantId }) => (
          <li key={variantId}><Sold productId={productId} />{mayLink && <Button size="xs" variant="subtle" disabled={unlink.pending} onClick={() => void unlink.send(variantId)}><Trans>Untie</Trans></Button>}</li>
        ))}
      </ul>
      {mayLink && <div className={classes.picker}><ProductPicker kind="lens" label={t`Article that is this lens`} placeholder={t`Name, index or code`} value={null} onPick={(picked) => picked && void link.send({ variantId: picked.variant.id, productId: picked.product.id })} /></div>}
      {problem && <ProblemOf problem={problem} />}
    </Panel>
  )
}

function Sold({ productId }: { readonly productId: string }) {
  const { data } = useRead<Product>(`/products/${productId}`, { kinds: ['catalog'] })
  return <Link to={paths.product(productId)}>{data?.name ?? '…'}</Link>
}
