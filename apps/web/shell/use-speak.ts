import type { Language } from '#kernel/languages'
import { useSend } from '#platform/ui/api/use-send'
import { speak } from '../language.ts'

/** Changes the language of this device at once, and of the person, for messages and other devices. */
export function useSpeak(): (language: Language) => void {
  const { send } = useSend<unknown, { language: Language }>({ name: 'me.speak', method: 'PATCH', path: '/me', kinds: ['identity'] })
  return (language) => {
    void speak(language)
    void send({ language })
  }
}
