import { useMemo, useState } from 'react'
import type { ImportedText } from '#shared/exchange/imported-text.ts'
import { hasCaret } from '../../editor/paste/last-editor.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { JudgedPictures } from './found-pictures.ts'
import type { ImportRequest } from './import-state.ts'
import { ReportLines } from './report-lines.tsx'
import { differences, readingAsCaseStudy } from './sentences.ts'
import { type Destination, type ImportKind, importKinds } from './store-import.ts'

/** As many recognised sections make a text a case study, unless somebody says otherwise. */
const sectionsOfACaseStudy = 3

interface FoundTextProps {
  readonly imported: ImportedText
  readonly pictures: JudgedPictures
  readonly request: ImportRequest
  readonly onStore: (destination: Destination) => void
  readonly onCancel: () => void
}

/** What was found in a file, before anything is created: what it becomes, what was recognised, what is different. */
export function FoundText({ imported, pictures, request, onStore, onCancel }: FoundTextProps) {
  const text = useText()
  const words = text.exchange.import
  const reading = useMemo(() => readingAsCaseStudy(imported.html, text), [imported, text])
  const isLikeCaseStudy = request.asCaseStudy || reading.recognised >= sectionsOfACaseStudy
  const [title, setTitle] = useState(imported.title)
  const [kind, setKind] = useState<ImportKind>(isLikeCaseStudy ? 'case_study' : 'news')
  const [place, setPlace] = useState<'draft' | 'caret' | 'instead'>('draft')
  const { target } = request
  const [mayInsert] = useState(() => target !== null && hasCaret())
  const places = [
    { id: 'draft' as const, label: words.asDraft },
    ...(target === null
      ? []
      : [
          ...(mayInsert ? [{ id: 'caret' as const, label: words.intoOpen(target) }] : []),
          { id: 'instead' as const, label: words.instead(target) },
        ]),
  ]
  const kinds = importKinds.map(id => ({
    id,
    label: id === 'case_study' ? words.caseStudy : text.types.names[id],
  }))
  const store = () => {
    if (place === 'draft' || target === null) onStore({ kind: 'draft', as: kind, title })
    else onStore({ kind: place, target })
  }
  const label = { draft: words.create, caret: words.insert, instead: words.replace }[place]
  return (
    <>
      <p>{words.summary(imported)}</p>
      <div className="import-choices">
        {places.length > 1 && (
          <SelectMenu label={words.where} choices={places} value={place} onChange={setPlace} />
        )}
        {place === 'draft' && (
          <>
            <SelectMenu label={words.becomes} choices={kinds} value={kind} onChange={setKind} />
            <TextField label={words.draftTitle} value={title} onChange={setTitle} className="import-title" />
          </>
        )}
      </div>
      <div className="import-report">
        {place === 'draft' && kind === 'case_study' && (
          <ReportLines title={words.sections} lines={reading.sentences} />
        )}
        <ReportLines
          title={words.differs}
          lines={differences(imported, pictures.refused, text)}
          none={words.nothingDiffers}
        />
      </div>
      <DialogActions>
        <Button onPress={onCancel}>{words.cancel}</Button>
        <Button variant="primary" autoFocus onPress={store}>
          {label}
        </Button>
      </DialogActions>
    </>
  )
}
