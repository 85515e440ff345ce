import type { Editor } from '@tiptap/react'
import { ImagePlus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { pictureTypes } from '#shared/content/file-type.ts'
import { fileAddress } from '#shared/content/kept-file.ts'
import { DropFiles, ToldOfFiles, useKeepFiles } from '../../files/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { hasKeys } from '../../ui/has-keys.ts'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PictureFigure } from '../cards/picture-figure.tsx'
import { changeObject, insertPictures, removeObject, selectedObject } from '../schema/insert-object.ts'
import {
  type PictureFacts,
  pictureAlignments,
  pictureAttributes,
  pictureFacts,
} from '../schema/picture-nodes.ts'
import './object-dialog.css'

interface ObjectDialogProps {
  readonly editor: Editor
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The picture that is being edited: the selected one, or one that is to come. */
function pictureAt(editor: Editor) {
  const object = selectedObject(editor)
  return object === null || object.kind === 'video' ? null : object
}

/** Asks for a picture and its words; or changes those of the selected one. */
export function PictureDialog({ editor, isOpen, onClose }: ObjectDialogProps) {
  const { rich } = useText()
  return (
    <Dialog
      title={isOpen && pictureAt(editor) ? rich.picture.edit : rich.picture.insert}
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <PictureForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

const noPicture: PictureFacts = { src: '', alt: '', caption: '', align: null, width: null, height: null }

function PictureForm({ editor, onClose }: Omit<ObjectDialogProps, 'isOpen'>) {
  const text = useText()
  const { picture: words } = text.rich
  const [object] = useState(() => pictureAt(editor))
  const [facts, setFacts] = useState(() => (object ? pictureFacts(object.attributes) : noPicture))
  const [isLacking, setLacking] = useState(false)
  const keeping = useKeepFiles({ onlyPictures: true })
  const form = useRef<HTMLFormElement>(null)

  const take = (files: readonly File[]) => {
    void keeping.take(files.slice(0, 1)).then(([taken]) => {
      if (!taken) return
      setLacking(false)
      setFacts(current => ({
        ...current,
        src: fileAddress(taken.file.file),
        width: taken.size?.width ?? null,
        height: taken.size?.height ?? null,
      }))
      // The button cannot be pressed while a picture is read, and loses the focus by it: on with what the picture shows. Whoever
      // writes in another field by then stays there.
      const isAtPicture = form.current?.querySelector('.object-place')?.contains(document.activeElement)
      if (isAtPicture !== true && hasKeys(document)) return
      form.current?.querySelector<HTMLInputElement>('.picture-alt input')?.focus()
    })
  }

  const finish = (change: () => void) => {
    onClose()
    change()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (facts.src === '') setLacking(true)
    else if (object) finish(() => changeObject(editor, object.at, pictureAttributes(facts)))
    else finish(() => insertPictures(editor, [facts]))
  }

  const alignments = [
    { id: 'none', label: words.aligned.none },
    ...pictureAlignments.map(id => ({ id, label: words.aligned[id] })),
  ] as const

  return (
    <form ref={form} className="object-form" onSubmit={submit} noValidate>
      <DropFiles label={words.dropHere} onFiles={take} className="object-place">
        {facts.src !== '' && <PictureFigure facts={{ ...facts, caption: '', align: null }} mode="reading" />}
        <div className="object-choice">
          <FileTrigger
            acceptedFileTypes={pictureTypes}
            onSelect={chosen => {
              if (chosen) take([...chosen])
            }}
          >
            <Button
              size="small"
              icon={<ImagePlus aria-hidden />}
              isDisabled={keeping.isKeeping}
              autoFocus={facts.src === ''}
            >
              {facts.src === '' ? words.choose : words.replace}
            </Button>
          </FileTrigger>
          <span className="field-description">{facts.src === '' ? words.dropHint : words.rule}</span>
        </div>
      </DropFiles>
      <ToldOfFiles {...keeping} />
      {isLacking && (
        <p role="alert" className="field-error">
          {words.missing}
        </p>
      )}
      <TextField
        className="picture-alt"
        label={words.alt}
        description={words.altHelp}
        value={facts.alt}
        onChange={alt => setFacts({ ...facts, alt })}
        autoFocus={facts.src !== ''}
      />
      <TextField
        label={words.caption}
        description={words.captionHelp}
        value={facts.caption}
        onChange={caption => setFacts({ ...facts, caption })}
      />
      <SelectMenu
        label={words.align}
        choices={alignments}
        value={facts.align ?? 'none'}
        onChange={side => setFacts({ ...facts, align: side === 'none' ? null : side })}
      />
      <DialogActions>
        {object && (
          <Button variant="quiet" onPress={() => finish(() => removeObject(editor, object.at))}>
            {words.remove}
          </Button>
        )}
        <Button variant="quiet" onPress={onClose}>
          {text.frame.cancel}
        </Button>
        <Button variant="primary" type="submit" isDisabled={keeping.isKeeping}>
          {object ? words.save : words.add}
        </Button>
      </DialogActions>
    </form>
  )
}
