import { ImagePlus, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { FileTrigger, Group } from 'react-aria-components'
import { pictureTypes } from '#shared/content/file-type.ts'
import type { Picture } from '#shared/content/kept-file.ts'
import { DropFiles, KeptPicture, ToldOfFiles, useKeepFiles } from '../../../files/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asPicture } from './field-values.ts'

/** One picture with its alternative text: chosen, dropped or pasted, and kept on this computer at once. */
export function ImageControl({ spec, value, onChange, findings }: ControlProps<'image'>) {
  const text = useText()
  const labelId = useId()
  const keeping = useKeepFiles({ onlyPictures: true })
  const picture = asPicture(value)
  // Keeping a picture takes a moment in which somebody may have typed what it shows.
  const latest = useRef(picture)
  useEffect(() => {
    latest.current = picture
  })
  /** Counts what was done with the place: a picture that comes late does not undo what was done since. */
  const turn = useRef(0)
  const { minWidth, minHeight } = spec
  const rules = [
    text.files.pictureRule({ limit: spec.maxBytes }),
    ...(minWidth !== undefined && minHeight !== undefined
      ? [text.files.bannerRule({ minWidth, minHeight })]
      : []),
  ]
  const altFindings = findings.filter(({ rule }) => rule === 'alt_missing')
  const problem = problemWith(
    findings.filter(({ rule }) => rule !== 'alt_missing'),
    text,
  )

  const hand = (next: Picture | null) => {
    latest.current = next
    onChange(next)
  }

  const take = (given: readonly File[]) => {
    turn.current += 1
    const own = turn.current
    void keeping.take(given.slice(0, 1)).then(([taken]) => {
      if (!taken?.size || own !== turn.current) return
      hand({ ...taken.file, ...taken.size, alt: latest.current?.alt ?? '' })
    })
  }

  const chooser = (children: ReactNode) => (
    <FileTrigger
      acceptedFileTypes={pictureTypes}
      onSelect={chosen => {
        if (chosen) take([...chosen])
      }}
    >
      {children}
    </FileTrigger>
  )

  return (
    <Group className="field-group" aria-labelledby={labelId}>
      <span id={labelId} className="field-label">
        {text.fields.name({ field: spec.name })}
      </span>
      <DropFiles
        className="picture-place"
        label={text.files.dropHere({ field: text.fields.name({ field: spec.name }) })}
        onFiles={take}
      >
        {picture ? (
          <Shown picture={picture} />
        ) : (
          <div className="picture-empty">
            {chooser(
              <Button size="small" icon={<ImagePlus aria-hidden />} isDisabled={keeping.isKeeping}>
                {text.files.choosePicture}
              </Button>,
            )}
            <span aria-hidden>{text.files.dropPicture}</span>
          </div>
        )}
      </DropFiles>
      {picture && (
        <>
          <div className="file-actions">
            {chooser(
              <Button size="small" variant="quiet" isDisabled={keeping.isKeeping}>
                {text.files.replacePicture}
              </Button>,
            )}
            <Button
              size="small"
              variant="quiet"
              icon={<Trash2 aria-hidden />}
              onPress={() => {
                turn.current += 1
                keeping.clear()
                hand(null)
              }}
            >
              {text.files.removePicture}
            </Button>
          </div>
          <TextField
            label={text.files.alt}
            description={text.files.altHelp}
            value={picture.alt}
            isInvalid={altFindings.length > 0}
            validationBehavior="aria"
            errorMessage={problemWith(altFindings, text)}
            onChange={alt => hand({ ...picture, alt })}
          />
        </>
      )}
      <ToldOfFiles {...keeping} />
      {problem ? (
        <p className="field-error">{problem}</p>
      ) : (
        <p className="field-description">{rules.join(' ')}</p>
      )}
    </Group>
  )
}

function Shown({ picture }: { picture: Picture }) {
  const text = useText()
  const { file, alt, name, width, height } = picture
  return (
    <figure className="picture-shown">
      <KeptPicture id={file} alt={alt === '' ? name : alt} width={width} height={height} />
      <figcaption className="file-facts">
        <span className="file-name">{name}</span>
        <span>{text.files.pictureFacts(picture)}</span>
      </figcaption>
    </figure>
  )
}
