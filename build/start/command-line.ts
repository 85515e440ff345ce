import { resolve } from 'node:path'

export const START_USAGE = `Usage: npm start [-- SWITCH…]

Opens OSOR Desk together with a content service of its own, filled with sample content. Both keep their data in .data/.

  --reset                  forget everything first: removes .data/
  --service=URL            use this content service and start none
  --sign-in-as=ROLE        sign in at once: editor, contributor, facilitator, owner,
                           moderator or legal
  --user-data-dir=FOLDER   keep the desk's own data there instead of in .data/desk
  --help                   show this and end

Other switches go to the desk as they are.`

type StartCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start'
      readonly reset: boolean
      /** The origin of a service that runs already; without one, one is started. */
      readonly service: string | undefined
      readonly userDataFolder: string | undefined
      /** For the desk, as they were given. */
      readonly switches: readonly string[]
    }

/** Reads what was given to `npm start`; relative folders are taken from `currentFolder`. */
export function readStartCommand(given: readonly string[], currentFolder: string): StartCommand {
  if (given.includes('--help') || given.includes('-h')) return { kind: 'help' }
  const ours = new Set<string>()
  const take = (name: string): string | undefined => {
    const found = given.find(argument => argument.startsWith(`${name}=`))
    if (found !== undefined) ours.add(found)
    return found?.slice(name.length + 1)
  }
  const service = take('--service')
  const folder = take('--user-data-dir')
  return {
    kind: 'start',
    reset: given.includes('--reset'),
    service,
    userDataFolder: folder === undefined ? undefined : resolve(currentFolder, folder),
    switches: given.filter(argument => argument !== '--reset' && !ours.has(argument)),
  }
}
