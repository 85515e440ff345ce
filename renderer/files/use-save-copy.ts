import type { KeptFile } from '#shared/content/kept-file.ts'
import { desk } from '../bridge/index.ts'
import { useText } from '../i18n/index.ts'
import { useLibrary } from '../library/index.ts'
import { showToast } from '../ui/toast.tsx'

/** Writes a copy of a kept file where the person says; what became of it is told in passing. */
export function useSaveCopy(): (file: Pick<KeptFile, 'file' | 'name'>) => Promise<void> {
  const library = useLibrary()
  const text = useText()
  return async ({ file, name }) => {
    const content = await library.readFile(file)
    if (content === null) {
      showToast({ message: text.files.absence.unreachable })
      return
    }
    const bytes = new Uint8Array(await content.arrayBuffer())
    const outcome = await desk.call('program.saveFile', { name, bytes })
    switch (outcome.kind) {
      case 'saved':
        showToast({ message: text.files.copySaved({ path: outcome.path }) })
        return
      case 'failed':
        showToast({ message: text.files.copyFailed({ name, reason: outcome.reason }) })
        return
      case 'cancelled':
    }
  }
}
