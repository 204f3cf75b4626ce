import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { languageNames, languages } from '#kernel/languages'
import { useBranch } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { ClockInput } from '#platform/ui/clock-input.tsx'
import { Field } from '#platform/ui/field.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { useNow } from '#platform/ui/use-now'
import { weekdayName } from '#platform/ui/weekday-name'
import type { LabChange, LabView, NewLab } from '../contract.ts'
import { usualPolicy } from '../domain/index.ts'
import { labLensKinds } from '../domain/makes-lenses.ts'
import { ClosedDays } from './closed-days.tsx'
import { LabTerms } from './lab-terms.tsx'
import { MakersField } from './makers-field.tsx'
import classes from './labs.module.css'
import { WholeInput } from './whole-input.tsx'
import { useLabWords } from './words.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const fields = ['name', 'contactName', 'email', 'phone', 'customerNumber', 'makers', 'cutOff', 'statedDays', 'remakePolicy']

/** Adds a lab, or changes one: how to reach it, what it makes, when it works, what it asks for a remake. */
export function LabForm({ lab, onDone }: { readonly lab?: LabView; readonly onDone: () => void }) {
  const { t, i18n } = useLingui()
  const { lensKinds } = useLabWords()
  const today = dayIn(useBranch()?.timeZone ?? 'UTC', useNow())
  const { values, set, changes } = useDraft(startOf(lab, i18n.locale))
  const make = useSend<LabView, NewLab>({ name: 'lab.make', method: 'POST', path: '/labs', kinds: ['labs'] })
  const change = useSend<LabView, LabChange>({ name: 'lab.change', method: 'PATCH', path: `/labs/${lab?.id}`, kinds: ['labs'], about: lab?.name ?? '' })
  const problem = make.problem ?? change.problem
  const error = (field: string) => problem?.at(field)
  const save = async () => {
    const content = toSend(values)
    // What nobody touched is not sent: a colleague may have changed it, and a form that shows less than there is cuts nothing.
    const touched = changes()
    const done = lab ? await change.send(Object.fromEntries(Object.entries(content).filter(([name]) => name in touched)), lab.version) : await make.send({ id: newId(), ...content })
    if (done) onDone()
  }
  return (
    <Panel title={lab ? lab.name : t`New lab`}>
      <FormGrid>
        <TextInput label={t`Name of the lab`} ref={focusOnOpen} maxLength={120} value={values.name} error={error('name')} onChange={(event) => set('name', event.currentTarget.value)} />
        <TextInput label={t`Your customer number there`} maxLength={40} value={values.customerNumber} error={error('customerNumber')} onChange={(event) => set('customerNumber', event.currentTarget.value)} />
        <TextInput label={t`Person`} maxLength={120} value={values.contactName} error={error('contactName')} onChange={(event) => set('contactName', event.currentTarget.value)} />
        <TextInput label={t`Phone`} type="tel" maxLength={40} value={values.phone} error={error('phone')} onChange={(event) => set('phone', event.currentTarget.value)} />
        <TextInput label={t`E-mail for orders`} type="email" maxLength={254} value={values.email} error={error('email')} onChange={(event) => set('email', event.currentTarget.value)} />
        <NativeSelect label={t`Language of its papers`} value={values.language} onChange={(event) => set('language', languages.find((one) => one === event.currentTarget.value) ?? values.language)} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
        <WholeRow><MakersField makers={values.makers} error={error('makers')} onMakers={(makers) => set('makers', makers)} /></WholeRow>
        <WholeRow>
          <fieldset className={classes.days}>
            <legend><Trans>Kinds of lenses it makes; none chosen means any</Trans></legend>
            {labLensKinds.map((kind) => <Checkbox key={kind} label={lensKinds[kind]} checked={values.lensKinds.includes(kind)} onChange={(event) => set('lensKinds', event.currentTarget.checked ? [...values.lensKinds, kind] : values.lensKinds.filter((one) => one !== kind))} />)}
          </fieldset>
        </WholeRow>
        <WholeInput label={t`Working days it takes`} most={90} value={values.statedDays} error={error('statedDays')} onChange={(days) => set('statedDays', days)} />
        <Field label={t`Takes orders for the same day until`}>
          <div className={classes.clock}>
            <Checkbox aria-label={t`There is a cut-off time`} checked={values.cutOff !== ''} onChange={(event) => set('cutOff', event.currentTarget.checked ? '14:00' : '')} />
            {values.cutOff === '' ? <span className={classes.quiet}><Trans>any time</Trans></span> : <ClockInput label={t`Cut-off time`} value={values.cutOff} onChange={(clock) => set('cutOff', clock)} />}
          </div>
        </Field>
        <WholeRow>
          <fieldset className={classes.days}>
            <legend><Trans>Works on</Trans></legend>
            {weekdays.map((day) => (
              <Checkbox key={day} label={weekdayName(day, i18n.locale, 'short')} aria-label={weekdayName(day, i18n.locale)} checked={values.workingDays.includes(day)} onChange={(event) => set('workingDays', event.currentTarget.checked ? [...values.workingDays, day].toSorted() : values.workingDays.filter((one) => one !== day))} />
            ))}
          </fieldset>
        </WholeRow>
        <WholeRow><ClosedDays days={values.closedOn} today={today} onDays={(days) => set('closedOn', days)} /></WholeRow>
        <LabTerms policy={values.remakePolicy} onPolicy={(policy) => set('remakePolicy', policy)} />
        {lab && <WholeRow><Switch label={t`In use`} checked={values.active} onChange={(event) => set('active', event.currentTarget.checked)} /></WholeRow>}
      </FormGrid>
      <div className={classes.under}>
        <SaveBar label={lab ? <Trans>Save the lab</Trans> : <Trans>Add the lab</Trans>} ready={values.name.trim() !== '' && values.workingDays.length > 0} pending={make.pending || change.pending} problem={problem} fields={fields} onSave={() => void save()} onCancel={onDone} />
      </div>
    </Panel>
  )
}

/** The form's own state. */
function startOf(lab: LabView | undefined, language: string) {
  return {
    name: lab?.name ?? '', contactName: lab?.contactName ?? '', email: lab?.email ?? '', phone: lab?.phone ?? '', customerNumber: lab?.customerNumber ?? '', language: lab?.language ?? languages.find((one) => one === language) ?? 'en',
    makers: lab?.makers ?? [], lensKinds: lab?.lensKinds ?? [], statedDays: lab?.statedDays ?? 5, cutOff: lab?.cutOff ?? '', workingDays: lab?.workingDays ?? [1, 2, 3, 4, 5], closedOn: lab?.closedOn ?? [], active: lab?.active ?? true,
    remakePolicy: lab?.remakePolicy ?? { ...usualPolicy, steps: [...usualPolicy.steps] },
  }
}

function toSend({ cutOff, ...values }: ReturnType<typeof startOf>) {
  const said = (text: string) => text.trim() || null
  return {
    ...values, name: values.name.trim(), contactName: said(values.contactName), email: said(values.email), phone: said(values.phone), customerNumber: said(values.customerNumber),
    cutOff: cutOff || null,
  }
}
