import { ArrowDown, ArrowUp, Link2, Paperclip, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { FileTrigger, Group } from 'react-aria-components'
import type { Finding } from '#shared/content/checks.ts'
import { fileEndings } from '#shared/content/file-type.ts'
import type { DocumentFile } from '#shared/content/kept-file.ts'
import { DropFiles, FileCard, ToldOfFiles, useKeepFiles } from '../../../files/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asFiles, orNull } from './field-values.ts'

const accepted = fileEndings.map(ending => `.${ending}`)

function nameOf(entry: DocumentFile): string {
  return 'file' in entry ? entry.name : entry.url
}

/** Findings that name one of the entries, by what they name. */
function findingsOf(findings: readonly Finding[], entry: DocumentFile): readonly Finding[] {
  return findings.filter(finding => 'value' in finding && finding.value === nameOf(entry))
}

function isAboutDescription({ rule }: Finding): boolean {
  return rule === 'file_without_description'
}

/** An address that was begun and left empty. */
function isBlank(entry: DocumentFile): boolean {
  return 'url' in entry && entry.url.trim() === '' && entry.description.trim() === ''
}

/** A list of files, each with its description; a document's files may be addresses too. */
export function FilesControl({ spec, value, onChange, findings }: ControlProps<'attachments' | 'files'>) {
  const text = useText()
  const labelId = useId()
  const keeping = useKeepFiles({ onlyPictures: false })
  const [said, setSaid] = useState('')
  const entries = asFiles(value)
  // Keeping a file takes a moment in which somebody may have typed into another row.
  const latest = useRef(entries)
  useEffect(() => {
    latest.current = entries
  })
  const list = useRef<HTMLOListElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const field = text.fields.name({ field: spec.name })
  const hasRequired = findings.filter(finding => !('value' in finding))
  const problem = problemWith(hasRequired, text)

  const hand = (next: readonly DocumentFile[]) => {
    latest.current = next
    onChange(orNull([...next]))
  }

  const take = (given: readonly File[]) => {
    void keeping.take(given).then(taken => {
      const known = new Set(latest.current.flatMap(entry => ('file' in entry ? [entry.file] : [])))
      const added = taken.filter(
        ({ file }, index) =>
          !known.has(file.file) && taken.findIndex(one => one.file.file === file.file) === index,
      )
      const repeated = taken.find(({ file }) => known.has(file.file))
      if (repeated) setSaid(text.files.alreadyThere({ name: repeated.file.name }))
      if (added.length === 0) return
      if (!repeated) setSaid(text.files.added({ count: added.length }))
      hand([...latest.current, ...added.map(({ file }) => ({ ...file, description: '' }))])
    })
  }

  /** After a row moved or went the focus stays with it, or with what stands where it stood. */
  const holdFocus = (row: number, wanted: 'up' | 'down' | 'remove') => {
    requestAnimationFrame(() => {
      const own = list.current?.children[row]
      const button = own?.querySelector<HTMLButtonElement>(`[data-act="${wanted}"]:not(:disabled)`)
      const other = own?.querySelector<HTMLButtonElement>('[data-act]:not(:disabled)')
      const next = button ?? other ?? place.current?.querySelector('button')
      next?.focus()
    })
  }

  const move = (from: number, to: number) => {
    const moving = entries[from]
    if (moving === undefined || to < 0 || to >= entries.length) return
    const rest = entries.filter((_, index) => index !== from)
    hand([...rest.slice(0, to), moving, ...rest.slice(to)])
    setSaid(text.files.moved({ name: nameOf(moving), place: to + 1, count: entries.length }))
    holdFocus(to, to < from ? 'up' : 'down')
  }

  return (
    <Group
      className="field-group"
      aria-labelledby={labelId}
      onBlur={event => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        if (entries.some(isBlank)) hand(entries.filter(entry => !isBlank(entry)))
      }}
    >
      <span id={labelId} className="field-label">
        {field}
      </span>
      {entries.length > 0 && (
        <ol ref={list} className="file-list" aria-label={text.files.list({ field })}>
          {entries.map((entry, index) => {
            const own = findingsOf(findings, entry)
            const name = nameOf(entry)
            const change = (next: DocumentFile) =>
              hand(entries.map((known, at) => (at === index ? next : known)))
            return (
              // A file is named by its content; an address that is being typed by its place.
              <li key={'file' in entry ? entry.file : `address-${index.toString()}`} className="file-row">
                {'file' in entry ? (
                  <FileCard file={entry} />
                ) : (
                  <TextField
                    label={text.files.address}
                    value={entry.url}
                    isInvalid={own.some(({ rule }) => rule === 'not_a_url')}
                    validationBehavior="aria"
                    errorMessage={text.files.addressAmiss}
                    onChange={url => change({ ...entry, url })}
                  />
                )}
                <TextField
                  label={text.files.description}
                  value={entry.description}
                  isInvalid={own.some(isAboutDescription)}
                  validationBehavior="aria"
                  errorMessage={text.files.descriptionMissing}
                  onChange={description => change({ ...entry, description })}
                />
                {'file' in entry &&
                  own
                    .filter(finding => !isAboutDescription(finding))
                    .map(finding => (
                      <p key={finding.rule} className="field-error">
                        {problemWith([finding], text)}
                      </p>
                    ))}
                <div className="file-row-actions">
                  <IconButton
                    data-act="up"
                    label={text.files.moveUp({ name })}
                    icon={<ArrowUp aria-hidden />}
                    isDisabled={index === 0}
                    onPress={() => move(index, index - 1)}
                  />
                  <IconButton
                    data-act="down"
                    label={text.files.moveDown({ name })}
                    icon={<ArrowDown aria-hidden />}
                    isDisabled={index === entries.length - 1}
                    onPress={() => move(index, index + 1)}
                  />
                  <IconButton
                    data-act="remove"
                    label={text.files.remove({ name })}
                    icon={<X aria-hidden />}
                    onPress={() => {
                      hand(entries.filter((_, at) => at !== index))
                      setSaid(text.files.removed({ name }))
                      holdFocus(Math.min(index, entries.length - 2), 'remove')
                    }}
                  />
                </div>
              </li>
            )
          })}
        </ol>
      )}
      <div ref={place}>
        <DropFiles className="file-place" label={text.files.dropHere({ field })} onFiles={take}>
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={accepted}
            onSelect={chosen => {
              if (chosen) take([...chosen])
            }}
          >
            <Button size="small" icon={<Paperclip aria-hidden />} isDisabled={keeping.isKeeping}>
              {text.files.addFiles}
            </Button>
          </FileTrigger>
          {spec.kind === 'files' && (
            <Button
              size="small"
              variant="quiet"
              icon={<Link2 aria-hidden />}
              onPress={() => hand([...entries, { url: '', description: '' }])}
            >
              {text.files.addAddress}
            </Button>
          )}
          <span aria-hidden className="file-place-hint">
            {text.files.dropFiles}
          </span>
        </DropFiles>
      </div>
      <ToldOfFiles {...keeping} />
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {problem ? (
        <p className="field-error">{problem}</p>
      ) : (
        <p className="field-description">{text.files.filesRule({ limit: spec.maxBytes })}</p>
      )}
    </Group>
  )
}
