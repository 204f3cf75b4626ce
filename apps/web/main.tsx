import '#platform/ui/styles'
import { createRoot } from 'react-dom/client'
import { keyLineShows, showKeyLine } from '#platform/ui/keys/key-line'
import { applyScheme, chosenScheme } from '#platform/ui/scheme'
import { App } from './app.tsx'
import { languageAtStart, pagesSpoken, speak } from './language.ts'
import { keepOfflinePage } from './offline/keep-offline-page.ts'

applyScheme(chosenScheme())
showKeyLine(keyLineShows())
await speak(languageAtStart())
// On their way while the session is asked. Whether they came is for the first page to say, which waits for them.
pagesSpoken().catch(() => undefined)
createRoot(document.getElementById('app')!).render(<App />)
keepOfflinePage(languageAtStart())
