import { type FileVerdict, judgeFile } from '#shared/content/file-checks.ts'
import { fileAddress } from '#shared/content/kept-file.ts'
import type { FoundPicture } from '#shared/exchange/foreign-pictures.ts'
import type { Messages } from '#shared/messages/en.ts'
import { bytesOfBase64 } from '../../exchange/index.ts'
import type { Library } from '../../library/index.ts'

/** Pictures of a text, apart into those that can be kept and why others cannot. */
export interface JudgedPictures {
  readonly good: readonly { readonly picture: FoundPicture; readonly content: Blob }[]
  /** A sentence each. */
  readonly refused: readonly string[]
}

function sentenceOn(picture: FoundPicture, verdict: FileVerdict, text: Messages): string | null {
  if (verdict.kind === 'refused') return text.files.refused({ name: picture.name, refusal: verdict.refusal })
  return verdict.facts.size === null ? text.files.notAPicture({ name: picture.name }) : null
}

/** Holds the pictures of a text against what can be kept, before anything is. */
export function judgePictures(pictures: readonly FoundPicture[], text: Messages): JudgedPictures {
  const good: { picture: FoundPicture; content: Blob }[] = []
  const refused: string[] = []
  for (const picture of pictures) {
    const bytes = bytesOfBase64(picture.base64) ?? new Uint8Array()
    const sentence = sentenceOn(picture, judgeFile(bytes, picture.name), text)
    if (sentence === null) good.push({ picture, content: new Blob([bytes]) })
    else refused.push(text.exchange.import.pictureRefused({ sentence }))
  }
  return { good, refused }
}

/**
 * Keeps pictures on this computer; answers the addresses under which a text names them, by their placeholders. Rejects
 * where the disk says no.
 */
export async function keepPictures(
  library: Library,
  { good }: JudgedPictures,
  text: Messages,
  onDone: (count: number) => void,
): Promise<{ readonly addresses: ReadonlyMap<string, string>; readonly refused: readonly string[] }> {
  const addresses = new Map<string, string>()
  const refused: string[] = []
  // One after the other: all at once would be in memory twice.
  for (const [index, { picture, content }] of good.entries()) {
    const outcome = await library.keepFile(content, picture.name)
    if (outcome.kind === 'kept') addresses.set(picture.placeholder, fileAddress(outcome.file.file))
    else {
      const sentence = text.files.refused({ name: picture.name, refusal: outcome.refusal })
      refused.push(text.exchange.import.pictureRefused({ sentence }))
    }
    onDone(index + 1)
  }
  return { addresses, refused }
}
