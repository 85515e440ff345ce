import type { Editor } from '@tiptap/react'
import { useEffect } from 'react'
import { fileAddress } from '#shared/content/kept-file.ts'
import type { Messages } from '#shared/messages/en.ts'
import { bytesOfBase64 } from '../../exchange/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import type { PasteTold } from './paste-surroundings.ts'

function sentences(told: PasteTold, { exchange }: Messages): readonly string[] {
  switch (told.kind) {
    case 'remote_pictures':
      return [exchange.paste.remotePictures(told)]
    case 'missing_pictures':
      return [exchange.paste.missingPictures(told)]
    case 'refused_pictures':
      return told.sentences
    case 'too_long':
      return [exchange.paste.tooLong(told)]
    case 'failed':
      return [exchange.paste.failed]
  }
}

/** Gives a text what its pastes need of the page: the library for pictures, a voice for what has to be said. */
export function PasteHelp({ editor }: { editor: Editor }) {
  const library = useLibrary()
  const text = useText()
  useEffect(() => {
    const { pasteFromElsewhere } = editor.storage
    pasteFromElsewhere.surroundings = {
      keep: async picture => {
        const bytes = bytesOfBase64(picture.base64) ?? new Uint8Array()
        const outcome = await library.keepFile(new Blob([bytes]), picture.name)
        if (outcome.kind === 'kept') return { kind: 'kept', address: fileAddress(outcome.file.file) }
        const sentence = text.files.refused({ name: picture.name, refusal: outcome.refusal })
        return { kind: 'refused', sentence: text.exchange.import.pictureRefused({ sentence }) }
      },
      tell: told => {
        for (const message of sentences(told, text)) showToast({ message })
      },
      tellWorking: () => showToast({ message: text.exchange.paste.working }),
    }
    return () => {
      pasteFromElsewhere.surroundings = null
    }
  }, [editor, library, text])
  return null
}
