import { ImageOff } from 'lucide-react'
import type { FileId } from '#shared/content/kept-file.ts'
import { useText } from '../i18n/index.ts'
import { useFile } from '../library/index.ts'
import './kept-picture.css'

interface KeptPictureProps {
  readonly id: FileId
  readonly alt: string
  /** What it will measure, so that the page does not jump when it comes. */
  readonly width?: number
  readonly height?: number
}

/** A kept picture; while it is not on this computer, a place that says so. */
export function KeptPicture({ id, alt, width, height }: KeptPictureProps) {
  const text = useText()
  const file = useFile(id)
  if (file.kind === 'here') {
    return <img className="kept-picture" src={file.url} alt={alt} width={width} height={height} />
  }
  const why = text.files.absence[file.kind]
  return (
    <span
      className="kept-picture-missing"
      {...(alt === '' ? {} : { role: 'img', 'aria-label': text.files.missing({ alt, why }) })}
    >
      <ImageOff aria-hidden />
      <span>{why}</span>
    </span>
  )
}
