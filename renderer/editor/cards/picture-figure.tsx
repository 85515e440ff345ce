import { ImageOff } from 'lucide-react'
import { fileIdOf } from '#shared/content/kept-file.ts'
import { KeptPicture } from '../../files/index.ts'
import { useText } from '../../i18n/index.ts'
import type { PictureFacts } from '../schema/picture-nodes.ts'
import './picture-figure.css'

/** What a person is doing: what is missing is said to writers, and what is not seen is spelt out in a comparison. */
type PictureMode = 'writing' | 'reading' | 'comparing'

interface PictureFigureProps {
  readonly facts: PictureFacts
  readonly mode: PictureMode
}

/** A picture of a text with its caption. A picture from the web is not loaded: its words stand in for it. */
export function PictureFigure({ facts, mode }: PictureFigureProps) {
  const { rich } = useText()
  const { alt, caption, align } = facts
  return (
    // Spans, because a picture may stand in a line of words.
    <span className="picture" data-align={align ?? undefined}>
      <span className="picture-frame">
        <PictureItself facts={facts} />
        {mode === 'writing' && alt === '' && <span className="picture-lack">{rich.picture.altMissing}</span>}
      </span>
      {caption !== '' && <span className="picture-caption">{caption}</span>}
      {mode === 'comparing' && (
        <span className="picture-caption">
          {alt === '' ? rich.picture.altMissing : rich.picture.altOf({ alt })}
        </span>
      )}
    </span>
  )
}

function PictureItself({ facts: { src, alt, width, height } }: Pick<PictureFigureProps, 'facts'>) {
  const { rich } = useText()
  const id = fileIdOf(src)
  if (id !== null) {
    const size = width !== null && height !== null ? { width, height } : {}
    return <KeptPicture id={id} alt={alt} {...size} />
  }
  return (
    <span className="picture-elsewhere" role="img" aria-label={rich.picture.name({ alt })}>
      <ImageOff aria-hidden />
      <span className="picture-elsewhere-words">
        {alt !== '' && <span>{alt}</span>}
        <span className="picture-elsewhere-note">{rich.picture.elsewhere}</span>
        <span className="picture-elsewhere-note">{src}</span>
      </span>
    </span>
  )
}
