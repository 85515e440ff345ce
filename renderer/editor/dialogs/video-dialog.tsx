import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { changeObject, insertVideo, removeObject, selectedObject } from '../schema/insert-object.ts'
import { type VideoAddress, videoAddress, watchAddress } from '../schema/video-address.ts'
import './object-dialog.css'

interface VideoDialogProps {
  readonly editor: Editor
  readonly isOpen: boolean
  readonly onClose: () => void
}

function videoAt(editor: Editor) {
  const object = selectedObject(editor)
  return object?.kind === 'video' ? object : null
}

/** Asks for the address of a video; or changes the selected one. */
export function VideoDialog({ editor, isOpen, onClose }: VideoDialogProps) {
  const { rich } = useText()
  return (
    <Dialog
      title={isOpen && videoAt(editor) ? rich.video.edit : rich.video.insert}
      isOpen={isOpen}
      size="small"
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <VideoForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

function problemOf(address: Exclude<VideoAddress, { kind: 'player' }>, { rich }: Messages): string {
  switch (address.kind) {
    case 'empty':
      return rich.video.empty
    case 'not_an_address':
      return rich.video.notAnAddress
    case 'no_video':
      return rich.video.noVideo({ host: address.host })
    case 'other_host':
      return rich.video.otherHost({ host: address.host })
  }
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function VideoForm({ editor, onClose }: Omit<VideoDialogProps, 'isOpen'>) {
  const text = useText()
  const { video } = text.rich
  const [object] = useState(() => videoAt(editor))
  const [before] = useState(() => (object ? watchAddress(words(object.attributes['src'])) : ''))
  const [typed, setTyped] = useState(before)
  const [title, setTitle] = useState(() => words(object?.attributes['title']))
  const [problem, setProblem] = useState<string | null>(null)

  const finish = (change: () => void) => {
    onClose()
    change()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = videoAddress(typed)
    if (address.kind !== 'player') setProblem(problemOf(address, text))
    else if (!object) finish(() => insertVideo(editor, { src: address.src, title: title.trim() }))
    else {
      // An address that nobody touched stays letter for letter.
      const src = typed === before ? object.attributes['src'] : address.src
      finish(() => changeObject(editor, object.at, { src, title: title.trim() === '' ? null : title.trim() }))
    }
  }

  return (
    <form className="object-form" onSubmit={submit} noValidate>
      <TextField
        label={video.address}
        description={video.addressHelp({ hosts: video.hosts })}
        value={typed}
        onChange={value => {
          setTyped(value)
          setProblem(null)
        }}
        isInvalid={problem !== null}
        errorMessage={problem ?? undefined}
        autoFocus
      />
      <TextField label={video.title} description={video.titleHelp} value={title} onChange={setTitle} />
      <DialogActions>
        {object && (
          <Button variant="quiet" onPress={() => finish(() => removeObject(editor, object.at))}>
            {video.remove}
          </Button>
        )}
        <Button variant="quiet" onPress={onClose}>
          {text.frame.cancel}
        </Button>
        <Button variant="primary" type="submit">
          {object ? video.save : video.add}
        </Button>
      </DialogActions>
    </form>
  )
}
