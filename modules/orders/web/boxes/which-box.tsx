import { Trans } from '@lingui/react/macro'
import { EyeMark } from '#modules/prescriptions/web'
import type { SupplyView } from '../../contract.ts'
import classes from './boxes.module.css'

/** Which contact lens, for which eye, of which lot. */
export const WhichBox = ({ supply: { description, eye, lot } }: { readonly supply: SupplyView }) => (
  <span className={classes.which}>{eye && <EyeMark eye={eye} />}<span>{description}{lot !== null && <small> <Trans>Lot {lot}</Trans></small>}</span></span>
)
