import '#platform/ui/styles'
import { createRoot } from 'react-dom/client'
import { keyLineShows, showKeyLine } from '#platform/ui/keys/key-line'
import { applyScheme, chosenScheme } from '#platform/ui/scheme'
import { App } from './app.tsx'
import { languageAtStart, speak } from './language.ts'
import { keepOfflinePage } from './offline/keep-offline-page.ts'

applyScheme(chosenScheme())
showKeyLine(keyLineShows())
await speak(languageAtStart())
createRoot(document.getElementById('app')!).render(<App />)
keepOfflinePage(languageAtStart())
