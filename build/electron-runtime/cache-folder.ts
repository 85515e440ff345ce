import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The folder that outlives a checkout: `$OSOR_DESK_CACHE`, else `$XDG_CACHE_HOME/osor-desk`, else `~/.cache/osor-desk`.
 * Everything in it can be deleted at any time and comes back by itself.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  if (environment['OSOR_DESK_CACHE']) return resolve(environment['OSOR_DESK_CACHE'])
  if (environment['XDG_CACHE_HOME']) return join(resolve(environment['XDG_CACHE_HOME']), 'osor-desk')
  return join(home, '.cache', 'osor-desk')
}
