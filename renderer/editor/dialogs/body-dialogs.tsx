import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { fileAddress } from '#shared/content/kept-file.ts'
import { useKeepFiles } from '../../files/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { insertPicturesAt } from '../schema/insert-object.ts'
import { LinkDialog } from './link-dialog.tsx'
import { PictureDialog } from './picture-dialog.tsx'
import { VideoDialog } from './video-dialog.tsx'

/** The dialogs that a text asks for, by key or by its toolbar. */
export function BodyDialogs({ editor }: { editor: Editor }) {
  const requests = editor.storage.bodyRequests
  const asked = useSyncExternalStore(requests.subscribe, requests.current)
  const close = () => requests.ask(null)
  useTakenPictures(editor)
  return (
    <>
      <LinkDialog editor={editor} isOpen={asked === 'link'} onClose={close} />
      <PictureDialog editor={editor} isOpen={asked === 'picture'} onClose={close} />
      <VideoDialog editor={editor} isOpen={asked === 'video'} onClose={close} />
    </>
  )
}

/** Keeps pictures that are pasted or dropped into the text and shows them there; says why one was not taken. */
function useTakenPictures(editor: Editor): void {
  const keeping = useKeepFiles({ onlyPictures: true })
  const latest = useRef(keeping)
  useEffect(() => {
    latest.current = keeping
  })
  useEffect(
    () =>
      editor.storage.pictureIntake.receiveWith((files, place) => {
        const kept = latest.current.take(files).then(taken => {
          if (taken.length === 0) return
          insertPicturesAt(
            editor,
            place,
            taken.map(({ file, size }) => ({
              src: fileAddress(file.file),
              alt: '',
              caption: '',
              align: null,
              width: size?.width ?? null,
              height: size?.height ?? null,
            })),
          )
        })
        void kept.finally(place.end)
      }),
    [editor],
  )
  const said = [...keeping.refusals, ...keeping.remarks].join('\n')
  useEffect(() => {
    for (const message of said.split('\n')) if (message !== '') showToast({ message })
  }, [said])
}
