import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Group } from 'react-aria-components'
import type { SoftwareEntry } from '#shared/case-study/fact-value.ts'
import { licenceOf, licences } from '#shared/content/licences/licences.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FactHelp, FactName } from './fact-label.tsx'
import { SuggestField } from './suggest-field.tsx'
import './facts-form.css'

interface SoftwareFactProps {
  readonly label: string
  readonly help: string
  readonly isMissing: boolean
  readonly software: readonly SoftwareEntry[]
  readonly onChange: (software: readonly SoftwareEntry[]) => void
}

const nothing: SoftwareEntry = { name: '', licence: '', repository: '' }
const licenceIds = licences.filter(licence => !licence.isDeprecated).map(licence => licence.id)

/** SPDX expressions join licences with these words. */
function unknownIn(expression: string): string | undefined {
  return expression
    .split(/\s+(?:AND|OR|WITH)\s+|[()]/)
    .map(part => part.trim().replace(/\+$/, ''))
    .find(part => part !== '' && licenceOf(part) === undefined && !/-exception/i.test(part))
}

function isSame(some: readonly SoftwareEntry[], others: readonly SoftwareEntry[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}

function said(entries: readonly SoftwareEntry[]): readonly SoftwareEntry[] {
  return entries.filter(({ name, repository }) => name.trim() !== '' || repository.trim() !== '')
}

/** Programs, each with its licence and where its code is. */
export function SoftwareFact({ label, help, isMissing, software, onChange }: SoftwareFactProps) {
  const { caseStudy: text } = useText()
  // A row that has no name yet is no program yet: it is kept here.
  const [typed, setTyped] = useState<readonly SoftwareEntry[] | null>(null)
  const rows = typed !== null && isSame(said(typed).map(trimmed), software.map(trimmed)) ? typed : software
  const change = (next: readonly SoftwareEntry[]) => {
    setTyped(next)
    onChange(said(next))
  }
  const withRow = (index: number, changed: Partial<SoftwareEntry>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...changed } : row)))
  return (
    <fieldset className="fact-group">
      <legend className="field-label">
        <FactName name={label} isMissing={isMissing} />
      </legend>
      {rows.map((row, index) => (
        // Rows have no identity of their own: their place is what they are.
        <Group
          key={`row-${index.toString()}`}
          aria-label={row.name === '' ? text.software.entry({ number: index + 1 }) : row.name}
          className="fact-software"
        >
          <div className="fact-software-name">
            <TextField
              label={text.software.name}
              value={row.name}
              onChange={name => withRow(index, { name })}
            />
            <IconButton
              label={text.software.remove({ name: row.name === '' ? text.software.unnamed : row.name })}
              icon={<Trash2 aria-hidden />}
              onPress={() => change(rows.toSpliced(index, 1))}
            />
          </div>
          <SuggestField
            label={text.software.licence}
            suggestions={licenceIds}
            value={row.licence}
            onChange={licence => withRow(index, { licence })}
            note={licenceNote(row.licence)}
          />
          <TextField
            label={text.software.repository}
            value={row.repository}
            onChange={repository => withRow(index, { repository })}
            {...(/^https?:\/\/\S+$/.test(row.repository.trim()) || row.repository === ''
              ? {}
              : { description: text.notAnAddress })}
          />
        </Group>
      ))}
      <Button size="small" icon={<Plus aria-hidden />} onPress={() => change([...rows, nothing])}>
        {text.software.add}
      </Button>
      <span className="field-description">
        <FactHelp help={help} isMissing={isMissing} />
      </span>
    </fieldset>
  )

  function licenceNote(licence: string): string | undefined {
    const unknown = unknownIn(licence)
    return unknown === undefined ? undefined : text.software.unknownLicence({ licence: unknown })
  }
}

function trimmed({ name, licence, repository }: SoftwareEntry): SoftwareEntry {
  return { name: name.trim(), licence: licence.trim(), repository: repository.trim() }
}
