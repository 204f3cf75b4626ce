import { useQueryClient } from '@tanstack/react-query'
import type { Language } from '#kernel/languages'
import { useSend } from '#platform/ui/api/use-send'
import { speak } from '../language.ts'

/** Changes the language of this device at once, and of the person, for messages and other devices. */
export function useSpeak(): (language: Language) => void {
  const { send } = useSend<unknown, { language: Language }>({ name: 'me.speak', method: 'PATCH', path: '/me', kinds: ['identity'] })
  const queries = useQueryClient()
  return (language) => {
    // What the server names by itself, such as stages, comes in the language of the screen as well.
    void speak(language).then(() => queries.invalidateQueries())
    void send({ language })
  }
}
