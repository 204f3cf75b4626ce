import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { NewWebhook, WebhookChange, WebhookMade, WebhookView } from '../contract.ts'
import { webhookTypes } from '../domain/index.ts'
import { useWebhookNames } from './names.ts'
import { ShownSecret } from './shown-secret.tsx'
import classes from './webhooks.module.css'

/** Makes an endpoint, or changes one. The secret of a new one is shown here, once. */
export function WebhookForm({ webhook, onDone }: { readonly webhook?: WebhookView; readonly onDone: () => void }) {
  const { t } = useLingui()
  const { sayType } = useWebhookNames()
  const { values, set } = useDraft({ url: webhook?.url ?? 'https://', description: webhook?.description ?? '', types: webhook?.types ?? [] as string[] })
  const [made, setMade] = useState<WebhookMade | null>(null)
  const make = useSend<WebhookMade, NewWebhook>({ name: 'webhook.make', method: 'POST', path: '/webhooks', kinds: ['webhooks'], secret: true })
  const change = useSend<WebhookView, WebhookChange>({ name: 'webhook.change', method: 'PATCH', path: `/webhooks/${webhook?.id}`, kinds: ['webhooks'], about: webhook?.description ?? '' })
  const problem = make.problem ?? change.problem
  const save = async () => {
    const content = { url: values.url.trim(), description: values.description.trim(), types: webhookTypes.filter((type) => values.types.includes(type)) }
    if (webhook) {
      if (await change.send(content, webhook.version)) onDone()
    } else {
      const done = await make.send({ id: newId(), ...content })
      if (done) setMade(done.answer)
    }
  }
  if (made) return <ShownSecret webhook={made} onDone={onDone} />
  return (
    <Panel title={webhook ? t`Change the webhook` : t`New webhook`}>
      <FormGrid>
        <WholeRow><TextInput label={t`Who is told`} placeholder={t`E-shop`} ref={focusOnOpen} maxLength={120} value={values.description} error={problem?.at('description')} onChange={(event) => set('description', event.currentTarget.value)} /></WholeRow>
        <WholeRow><TextInput label={t`Address`} type="url" maxLength={2000} value={values.url} error={problem?.at('url')} onChange={(event) => set('url', event.currentTarget.value)} /></WholeRow>
        <WholeRow>
          <fieldset className={classes.types}>
            <legend><Trans>When it is told</Trans></legend>
            {webhookTypes.map((type) => (
              <Checkbox
                key={type}
                label={sayType(type)}
                description={<code>{type}</code>}
                checked={values.types.includes(type)}
                onChange={(event) => set('types', event.currentTarget.checked ? [...values.types, type] : values.types.filter((one) => one !== type))}
              />
            ))}
          </fieldset>
        </WholeRow>
      </FormGrid>
      <div className={classes.under}>
        <SaveBar
          label={webhook ? <Trans>Save the webhook</Trans> : <Trans>Make the webhook</Trans>}
          ready={values.description.trim() !== '' && values.types.length > 0 && URL.canParse(values.url)}
          pending={make.pending || change.pending}
          problem={problem}
          fields={['url', 'description']}
          onSave={() => void save()}
          onCancel={onDone}
        />
      </div>
    </Panel>
  )
}
