import type { CallHandlers } from '#shared/ipc/contract.ts'
import { createFilesInParts } from '../files-in-parts.ts'
import { plainFileName, saveWhole } from '../saved-file.ts'

interface FileCallsParts {
  /** Asks the person where to write a file of this name; null when they would rather not. */
  readonly chooseWhereToSave: (name: string) => Promise<string | null>
  /** Prints an HTML page to PDF; null where there is nothing to print with. */
  readonly printToPdf: ((html: string) => Promise<Uint8Array>) | null
  readonly onFault: (fault: unknown) => void
}

interface FileCalls {
  readonly handlers: Pick<
    CallHandlers,
    'program.saveFile' | 'program.beginFile' | 'program.appendToFile' | 'program.endFile' | 'program.pdf'
  >
  /** Gives up the files that come in parts and are under way: nobody is left to write them. */
  giveUp(): Promise<void>
}

/** The calls that write what a person wants to have as a file, where they say. */
export function createFileCalls({ chooseWhereToSave, printToPdf, onFault }: FileCallsParts): FileCalls {
  const files = createFilesInParts()
  return {
    handlers: {
      'program.saveFile': async ({ name, bytes }) => {
        const path = await chooseWhereToSave(plainFileName(name))
        return path === null ? { kind: 'cancelled' } : saveWhole(path, bytes)
      },
      'program.beginFile': async ({ name }) => {
        const path = await chooseWhereToSave(plainFileName(name))
        return path === null ? { kind: 'cancelled' } : files.begin(path)
      },
      'program.appendToFile': ({ file, bytes }) => files.append(file, bytes),
      'program.endFile': ({ file, isWhole }) => files.end(file, isWhole),
      'program.pdf': async ({ html }) => {
        if (printToPdf === null) return { kind: 'not_available' }
        try {
          return { kind: 'made', bytes: new Uint8Array(await printToPdf(html)) }
        } catch (fault) {
          onFault(fault)
          return { kind: 'failed' }
        }
      },
    },
    giveUp: files.giveUp,
  }
}
