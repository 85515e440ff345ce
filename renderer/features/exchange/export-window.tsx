import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { SaveOutcome } from '#shared/ipc/contract.ts'
import { desk } from '../../bridge/index.ts'
import { useWritingLanguage } from '../../editor/use-writing-language.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useIsHere, useWhileHere } from '../../ui/use-while-here.ts'
import {
  type ExportFormat,
  endingOfFormat,
  exportFormats,
  type MadeFile,
  makeBundle,
  makeReadable,
} from './export-item.ts'
import { usePublication } from './use-publication.ts'
import './exchange.css'

interface ExportWindowProps {
  readonly id: ItemId
  readonly type: ItemType
  readonly fields: ItemFields
  readonly onClose: () => void
}

/** Makes a file of an item: which kind, and where to. */
export function ExportWindow({ id, type, fields, onClose }: ExportWindowProps) {
  const text = useText()
  const words = text.exchange.export
  const library = useLibrary()
  const publish = usePublication(type, fields)
  const language = useWritingLanguage(id)
  const [format, setFormat] = useState<ExportFormat>('docx')
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isHere = useIsHere()
  const close = useWhileHere(onClose)

  function problemOf(
    outcome: Exclude<MadeFile, { kind: 'made' }> | Exclude<SaveOutcome, { kind: 'saved' | 'cancelled' }>,
  ) {
    switch (outcome.kind) {
      case 'not_available':
        return words.pdfNotAvailable
      case 'incomplete':
        return words.missingInBundle({ count: outcome.missing })
      case 'failed':
        return 'reason' in outcome ? words.failed[outcome.reason] : words.notMade
    }
  }

  async function save(): Promise<void> {
    const { publication, missing } = await publish()
    const file =
      format === 'bundle'
        ? await makeBundle(library, { id, type, fields })
        : await makeReadable(publication, format, language)
    if (file.kind !== 'made') {
      setProblem(problemOf(file))
      return
    }
    // Whoever closed this window meanwhile wants no file.
    if (!isHere()) return
    const name = `${publication.title.slice(0, 120)}${endingOfFormat[format]}`
    const outcome = await desk.call('program.saveFile', { name, bytes: file.bytes })
    if (outcome.kind === 'failed') setProblem(problemOf(outcome))
    if (outcome.kind !== 'saved') return
    close()
    showToast({ message: words.saved(outcome) })
    if (missing > 0) showToast({ message: words.missing({ count: missing }) })
  }

  const start = () => {
    setProblem(null)
    setWorking(true)
    save()
      .catch(() => setProblem(words.notMade))
      .finally(() => setWorking(false))
  }

  return (
    <Dialog title={words.title} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <RadioGroup
        className="export-formats"
        aria-label={words.format}
        value={format}
        onChange={value => setFormat(exportFormats.find(each => each === value) ?? 'docx')}
      >
        {exportFormats.map(each => (
          <Radio key={each} value={each} className="export-format" autoFocus={each === format}>
            {words.formats[each]}
          </Radio>
        ))}
      </RadioGroup>
      <p role="status" className="import-hint">
        {isWorking ? words.working : words.about[format]}
      </p>
      <DialogActions>
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button variant="primary" isDisabled={isWorking} onPress={start}>
          {words.save}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
