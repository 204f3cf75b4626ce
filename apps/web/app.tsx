import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { schemeKey } from '#platform/ui/scheme'
import { theme } from '#platform/ui/theme'
import { leaveForSignIn } from './leave.ts'
import { makeQueries } from './queries.ts'
import { router } from './routes.tsx'
import { SignedInGate } from './signed-in-gate.tsx'

const schemeManager = localStorageColorSchemeManager({ key: schemeKey })
const queries = makeQueries(leaveForSignIn)

/** The staff app: language, look, cache, and whoever is signed in around all pages. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      {/* Mantine's own <style> elements would break the content policy; platform/ui/mantine.css stands in for them. */}
      <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queries}>
          <SignedInGate>
            <RouterProvider router={router} />
          </SignedInGate>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  )
}
