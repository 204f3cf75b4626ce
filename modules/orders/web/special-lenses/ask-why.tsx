import { FindingWords } from '#modules/lenses/web'
import { EyeMark } from '#modules/prescriptions/web'
import type { OpenFinding } from './reasons.ts'
import classes from './special-lenses.module.css'
import { WhyField, type WhyFieldProps } from './why-field.tsx'

/** Lenses that their makers do not make so, each with room for why it is ordered all the same. */
export function AskWhy({ findings, ...fields }: { readonly findings: readonly OpenFinding[] } & Omit<WhyFieldProps, 'lens'>) {
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={`${finding.lineId} ${finding.eye}`}>
          <EyeMark eye={finding.eye} />
          <div><FindingWords finding={finding} /><WhyField lens={finding} {...fields} /></div>
        </li>
      ))}
    </ul>
  )
}
