import { Download, FileText, Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { isPictureType } from '#shared/content/file-type.ts'
import type { Attachment } from '#shared/content/kept-file.ts'
import { useText } from '../i18n/index.ts'
import { useFile } from '../library/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { KeptPicture } from './kept-picture.tsx'
import { useSaveCopy } from './use-save-copy.ts'
import './file-card.css'

interface FileCardProps {
  readonly file: Attachment
  /** Says the description too; where it is being written it stands in a field of its own. */
  readonly withDescription?: boolean
}

/** A kept file: what it is, its picture where it is one, and what can be done with it. */
export function FileCard({ file, withDescription = false }: FileCardProps) {
  const text = useText()
  const saveCopy = useSaveCopy()
  const { kind } = useFile(file.file)
  const { name, description, mediaType } = file
  const isPicture = isPictureType(mediaType)
  return (
    <div className="file-card">
      <span className="file-thumbnail">
        {isPicture ? (
          // Named by the words beside it.
          <KeptPicture id={file.file} alt="" />
        ) : (
          <FileText aria-hidden />
        )}
      </span>
      <span className="file-facts">
        {withDescription && description !== '' && <span className="file-name">{description}</span>}
        <span className={withDescription && description !== '' ? undefined : 'file-name'}>{name}</span>
        <span>{text.files.facts(file)}</span>
        {kind !== 'here' && kind !== 'waiting' && <span>{text.files.absence[kind]}</span>}
      </span>
      {isPicture && <Enlarge file={file} />}
      <IconButton
        label={text.files.saveCopy({ name })}
        icon={<Download aria-hidden />}
        isDisabled={kind !== 'here'}
        onPress={() => void saveCopy(file)}
      />
    </div>
  )
}

function Enlarge({ file }: { file: Attachment }) {
  const text = useText()
  const [isLarge, setLarge] = useState(false)
  const { name, description } = file
  return (
    <>
      <IconButton
        label={text.files.show({ name })}
        icon={<Maximize2 aria-hidden />}
        onPress={() => setLarge(true)}
      />
      <Dialog title={name} isOpen={isLarge} onOpenChange={setLarge} size="large">
        <div className="file-large">
          <KeptPicture id={file.file} alt={description === '' ? name : description} />
        </div>
      </Dialog>
    </>
  )
}
