import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { pagesSpoken } from './language.ts'
import { pages } from './pages.ts'
import { Home } from './shell/home.tsx'
import { PageFrame } from './shell/page-frame.tsx'
import { NoSuchPage, PageFailed } from './shell/page-trouble.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const routes = pages.map((page) => {
  const route = createRoute({
    getParentRoute: () => root,
    path: page.path,
    // The page's code and texts are fetched before the switch, so the old page stands until the new one can be drawn.
    loader: async () => (await Promise.all([page.load(), pagesSpoken()]))[0].default,
    staleTime: Number.POSITIVE_INFINITY,
    component: () => {
      const Content = route.useLoaderData()
      return (
        <PageFrame page={page}>
          <Content />
        </PageFrame>
      )
    },
  })
  return route
})

/** The addresses of the staff app; one route for each entry of the page table. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...routes]),
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  defaultPendingMs: 10_000,
})
