import { useState } from 'react'
import type { KeptFile } from '#shared/content/kept-file.ts'
import type { PixelSize } from '#shared/content/picture-size.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../i18n/index.ts'
import { type KeptFileOutcome, type Library, LibraryFailure, useLibrary } from '../library/index.ts'

/** A file that is on this computer now, and its size in pixels where it is a picture. */
interface TakenFile {
  readonly file: KeptFile
  readonly size: PixelSize | null
}

export interface KeepFiles {
  /** Keeps files one after the other; answers those that could be kept, in their order. */
  readonly take: (given: readonly File[]) => Promise<readonly TakenFile[]>
  readonly isKeeping: boolean
  /** Why the last ones were not taken, a sentence each. */
  readonly refusals: readonly string[]
  /** What a person should know of the last ones that were, a sentence each. */
  readonly remarks: readonly string[]
  /** Takes the sentences away. */
  readonly clear: () => void
}

interface Told {
  readonly taken: readonly TakenFile[]
  readonly refusals: readonly string[]
  readonly remarks: readonly string[]
}

const nothingTold: Told = { taken: [], refusals: [], remarks: [] }

/** The name of what was pasted without one. */
function nameOf(file: File): string {
  return file.name === '' ? 'file' : file.name
}

function toldOf(outcome: KeptFileOutcome, given: string, onlyPictures: boolean, text: Messages): Told {
  if (outcome.kind === 'refused') {
    const sentence = text.files.refused({ name: given, refusal: outcome.refusal })
    return { ...nothingTold, refusals: [sentence] }
  }
  const { file, size, isMisnamed } = outcome
  if (onlyPictures && size === null) {
    return { ...nothingTold, refusals: [text.files.notAPicture({ name: given })] }
  }
  const remarks = isMisnamed
    ? [text.files.misnamed({ given, name: file.name, mediaType: file.mediaType })]
    : []
  return { ...nothingTold, taken: [{ file, size }], remarks }
}

async function tellOf(library: Library, given: File, onlyPictures: boolean, text: Messages): Promise<Told> {
  const name = nameOf(given)
  try {
    return toldOf(await library.keepFile(given, name), name, onlyPictures, text)
  } catch (error) {
    // A file on a stick that was pulled out, or a full disk: said like every other reason.
    const reason = error instanceof LibraryFailure ? error.reason : 'unknown'
    return { ...nothingTold, refusals: [text.files.notStored({ reason })] }
  }
}

/** Takes files that a person chose, dropped or pasted, and says of each what became of it. */
export function useKeepFiles({ onlyPictures }: { readonly onlyPictures: boolean }): KeepFiles {
  const library = useLibrary()
  const text = useText()
  const [underWay, setUnderWay] = useState(0)
  const [told, setTold] = useState(nothingTold)

  return {
    take: async given => {
      setUnderWay(count => count + 1)
      setTold(nothingTold)
      let all = nothingTold
      // One after the other: ten at once would be in memory ten times.
      for (const file of given) {
        const { taken, refusals, remarks } = await tellOf(library, file, onlyPictures, text)
        all = {
          taken: [...all.taken, ...taken],
          refusals: [...all.refusals, ...refusals],
          remarks: [...all.remarks, ...remarks],
        }
      }
      setTold(all)
      setUnderWay(count => count - 1)
      return all.taken
    },
    isKeeping: underWay > 0,
    refusals: told.refusals,
    remarks: told.remarks,
    clear: () => setTold(nothingTold),
  }
}
