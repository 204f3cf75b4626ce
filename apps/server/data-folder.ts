import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Where Lunette keeps everything when LUNETTE_DATA_DIR names no folder. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, user = { isRoot: process.getuid?.() === 0, home: homedir(), platform: process.platform }): string {
  if (user.isRoot) return '/var/lib/lunette'
  if (user.platform === 'win32') return join(env.LOCALAPPDATA ?? join(user.home, 'AppData', 'Local'), 'lunette')
  const dataHome = env.XDG_DATA_HOME
  // A relative one is to be ignored (XDG Base Directory Specification).
  return join(dataHome && isAbsolute(dataHome) ? dataHome : join(user.home, '.local', 'share'), 'lunette')
}
