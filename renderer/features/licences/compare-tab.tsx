import { Columns3, Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Comparison, comparisonOf, differencesOf, mostCompared } from '#shared/licence/comparison.ts'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { addCompared, useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { copyComparison } from './copy-comparison.ts'
import { LicenceBox } from './licence-box.tsx'

/** Up to five licences side by side. */
export function CompareTab() {
  const { licences: text } = useText()
  const compared = useLicenceChoices(choices => choices.compared)
  const areOnlyDifferencesShown = useLicenceChoices(choices => choices.areOnlyDifferencesShown)
  /** What came of copying, and of which comparison that is said. */
  const [told, setTold] = useState<{ readonly of: Comparison; readonly words: string } | null>(null)
  const shown = useMemo(() => {
    const comparison = comparisonOf(compared)
    return areOnlyDifferencesShown ? differencesOf(comparison) : comparison
  }, [compared, areOnlyDifferencesShown])
  const copy = () => {
    copyComparison(shown, text).then(
      () => setTold({ of: shown, words: text.copied }),
      () => setTold({ of: shown, words: text.notCopied }),
    )
  }
  const hasAny = shown.licences.length > 0
  useCommand('licences.copyComparison', copy, { enabled: hasAny })
  const accelerator = acceleratorOf('licences.copyComparison')
  return (
    <div className="licences-compare">
      <div className="licences-tools licences-compare-tools">
        <AddLicence />
        {hasAny && (
          <>
            <Checkbox
              isSelected={areOnlyDifferencesShown}
              onChange={isOn => useLicenceChoices.setState({ areOnlyDifferencesShown: isOn })}
            >
              {text.onlyDifferences}
            </Checkbox>
            <Button icon={<Copy aria-hidden />} onPress={copy}>
              {text.copy}
              {accelerator !== null && <KeyHint accelerator={accelerator} />}
            </Button>
            <Button variant="quiet" onPress={() => useLicenceChoices.setState({ compared: [] })}>
              {text.clearComparison}
            </Button>
          </>
        )}
        <span role="status" className="licences-note">
          {told?.of === shown && told.words}
        </span>
      </div>
      {!hasAny && (
        <EmptyState
          icon={<Columns3 aria-hidden />}
          title={text.compareEmptyTitle}
          body={text.compareEmptyBody}
        />
      )}
      {hasAny && shown.groups.length === 0 && (
        <div className="licences-padded">
          <Notice role="status">{text.noDifferences}</Notice>
        </div>
      )}
      {hasAny && <ComparisonTable comparison={shown} />}
      {hasAny && <p className="licences-note licences-advice">{text.noLegalAdvice}</p>}
    </div>
  )
}

function AddLicence() {
  const { licences: text } = useText()
  const compared = useLicenceChoices(choices => choices.compared)
  const [typed, setTyped] = useState('')
  if (compared.length >= mostCompared) return <p className="licences-note">{text.compareFull}</p>
  return (
    <LicenceBox
      label={text.addLicence}
      placeholder={text.searchPlaceholder}
      value={typed}
      onChange={setTyped}
      onChoose={id => {
        setTyped('')
        addCompared(id)
      }}
      without={compared}
    />
  )
}
