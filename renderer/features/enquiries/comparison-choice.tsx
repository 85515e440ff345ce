import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { mostCompared } from '#shared/licence/comparison.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { LicenceBox } from '../licences/index.ts'
import { ChosenTags } from '../writing/index.ts'

interface ComparisonChoiceProps {
  /** SPDX identifiers, in the order in which they are compared. */
  readonly licences: readonly string[]
  /** Licences that are offered first: those that the enquiry was linked to. */
  readonly linked: readonly string[]
  readonly onChange: (licences: readonly string[]) => void
}

/** The licences whose comparison goes with a letter. */
export function ComparisonChoice({ licences, linked, onChange }: ComparisonChoiceProps) {
  const { enquiryMoves: text, licences: licenceText } = useText()
  const [isShown, setShown] = useState(licences.length > 0)
  const [typed, setTyped] = useState('')
  const show = () => {
    if (isShown) return
    setShown(true)
    if (licences.length === 0) onChange(linked.slice(0, mostCompared))
  }
  useCommand('enquiry.attachComparison', show)
  if (!isShown) {
    return (
      <Button size="small" variant="quiet" icon={<Columns3 aria-hidden />} onPress={show}>
        {text.comparisonAdd}
        <span aria-hidden>
          <KeyHint accelerator="CmdOrCtrl+Alt+A" />
        </span>
      </Button>
    )
  }
  return (
    <section className="comparison-choice" aria-label={text.comparison}>
      {licences.length < mostCompared ? (
        <LicenceBox
          label={text.comparisonChoose}
          description={licences.length === 1 ? text.comparisonOne : text.comparisonHelp}
          placeholder={licenceText.searchPlaceholder}
          value={typed}
          onChange={setTyped}
          onChoose={id => {
            setTyped('')
            onChange([...licences, id])
          }}
          without={licences}
        />
      ) : (
        <p>{text.comparisonFull({ most: mostCompared })}</p>
      )}
      <ChosenTags
        field={text.comparison}
        entries={licences.map(id => ({ id, label: id }))}
        onRemove={id => {
          const left = licences.filter(licence => licence !== id)
          onChange(left)
          if (left.length === 0) setShown(false)
        }}
      />
    </section>
  )
}
