import type { BundledItem } from '#shared/exchange/bundle.ts'
import type { Publication } from '#shared/exchange/publication.ts'
import { type CleanedPaste, cleanPasted } from './clean-pasted.ts'
import { type ReadFileOutcome, readFile } from './read-file.ts'
import { type FileToBundle, writeBundle } from './write-bundle.ts'
import { writeDocx } from './write-docx.ts'

/** Everything heavy, by its name: what goes in and what comes out can be sent between threads. */
export interface Jobs {
  readonly read: {
    readonly input: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }
    readonly output: ReadFileOutcome
  }
  readonly clean: { readonly input: { readonly html: string }; readonly output: CleanedPaste }
  readonly docx: {
    readonly input: { readonly publication: Publication; readonly language: string }
    readonly output: Uint8Array<ArrayBuffer>
  }
  readonly bundle: {
    readonly input: { readonly items: readonly BundledItem[]; readonly files: readonly FileToBundle[] }
    readonly output: Uint8Array<ArrayBuffer>
  }
}

export type JobName = keyof Jobs

/** Does each job in the thread that calls it. */
export const jobs: {
  readonly [Name in JobName]: (input: Jobs[Name]['input']) => Promise<Jobs[Name]['output']>
} = {
  read: ({ bytes, name }) => readFile(bytes, name),
  clean: async ({ html }) => cleanPasted(html),
  docx: ({ publication, language }) => writeDocx(publication, language),
  bundle: ({ items, files }) => writeBundle(items, files),
}
