import { Ban, Check, CircleAlert, X } from 'lucide-react'
import type { ComparedMark, Comparison } from '#shared/licence/comparison.ts'
import type { TermGroup } from '#shared/licence/terms.ts'
import { useText } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { removeCompared } from '../../ui-state/licence-choices.ts'
import './comparison.css'

const icons = {
  can: Check,
  must: CircleAlert,
  cannot: Ban,
  compatible: Check,
  law: Check,
  support: Check,
} as const satisfies Record<TermGroup, typeof Ban>

/** Licences as columns, terms as rows, each mark in words. From the buttons in its head the arrow keys scroll it. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { licences: text } = useText()
  const { licences, groups } = comparison
  return (
    <div className="comparison">
      <table
        className="comparison-table"
        aria-label={text.comparisonTitle}
        // Each column keeps room for a name; beyond that the table scrolls.
        style={{ minWidth: `${11 + licences.length * 7}rem` }}
      >
        <thead>
          <tr>
            <th scope="col" className="comparison-cell comparison-head comparison-corner">
              {text.term}
            </th>
            {licences.map(({ id, name }) => (
              <th key={id} scope="col" className="comparison-cell comparison-head">
                <span className="comparison-licence">
                  {id}
                  <IconButton
                    className="comparison-remove"
                    label={text.remove({ id })}
                    icon={<X aria-hidden />}
                    onPress={() => removeCompared(id)}
                  />
                </span>
                <span className="comparison-name">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, rows }) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={licences.length + 1} className="comparison-cell comparison-group">
                <span className="comparison-group-name">{text.groups[group]}</span>
              </th>
            </tr>
            {rows.map(({ term, marks, differs }) => (
              <tr key={term} data-differs={differs || undefined}>
                <th scope="row" className="comparison-cell comparison-term" title={text.terms[term].meaning}>
                  {text.terms[term].name}
                </th>
                {licences.map(({ id }, at) => (
                  <Mark key={id} group={group} mark={marks[at] ?? 'not_said'} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Mark({ group, mark }: { group: TermGroup; mark: ComparedMark }) {
  const Icon = icons[group]
  const { licences: text } = useText()
  return (
    <td className="comparison-cell comparison-mark" data-mark={mark} data-group={group}>
      <span className="comparison-said">
        {mark === 'holds' && <Icon aria-hidden />}
        {text.mark({ group, mark })}
      </span>
    </td>
  )
}
