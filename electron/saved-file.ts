import { randomUUID } from 'node:crypto'
import { fileEndings } from '#shared/content/file-type.ts'
import type { SaveOutcome } from '#shared/ipc/contract.ts'
import { diskFailureOf } from './disk-failure.ts'
import { writeWholeFile } from './whole-file.ts'

/** What the desk writes, and the files that items carry. A page that was taken over cannot propose a program. */
const endings: ReadonlySet<string> = new Set([...fileEndings, 'html', 'ics'])

/** Names that Windows keeps for devices. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** Letters of a name at most; some file systems count bytes and stop at 255. */
const longestName = 120

/** A name that any system takes as the name of one file: no path, no letters that some systems refuse. */
export function plainFileName(name: string): string {
  const plain = [...name.normalize('NFC')]
    .map(letter => (letter < ' ' || '<>:"/\\|?*\u007f'.includes(letter) ? ' ' : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = /(?:\.osor)?\.[A-Za-z0-9]{1,8}$/.exec(plain)?.index ?? plain.length
  const short = plain.slice(0, Math.min(dot, longestName)).trimEnd() + plain.slice(dot)
  const named = endings.has(short.split('.').at(-1)?.toLowerCase() ?? '') ? short : `${short}.txt`
  return named.startsWith('.') || deviceNames.test(named) ? `_${named}` : named
}

/** Writes a file that a person has chosen the place of: whole, or not at all. */
export async function saveWhole(path: string, bytes: Uint8Array): Promise<SaveOutcome> {
  try {
    // What a person saves is theirs to share: the system's own rules for new files apply.
    // So are the files beside it: the neighbour has a name that none of them has.
    await writeWholeFile(path, bytes, 0o666, `${path}.${randomUUID()}.new`)
    return { kind: 'saved', path }
  } catch (error) {
    return { kind: 'failed', reason: diskFailureOf(error) }
  }
}
