import type { FastifyInstance } from 'fastify'

/**
 * Notes every route that is registered from now on, and tells with which methods an address would answer; none when there
 * is no such address. Routes that catch whatever is left do not count.
 */
export function otherMethods(app: FastifyInstance): (url: string) => string[] {
  const routes: { readonly methods: readonly string[]; readonly pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.includes('*')) routes.push({ methods: [method].flat(), pattern: new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`) })
  })
  return (url) => {
    const [path = ''] = url.split('?')
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].toSorted()
  }
}
