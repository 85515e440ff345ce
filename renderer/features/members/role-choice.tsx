import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { CollectionRole } from '#shared/workflow/actor.ts'
import { useText } from '../../i18n/index.ts'

interface RoleChoiceProps {
  readonly label: string
  readonly roles: readonly CollectionRole[]
  readonly value: CollectionRole
  readonly autoFocus?: boolean
  readonly isReadOnly: boolean
  readonly onChange: (role: CollectionRole) => void
}

/** One of the roles, each with what it is for. */
export function RoleChoice({
  label,
  roles,
  value,
  autoFocus = false,
  isReadOnly,
  onChange,
}: RoleChoiceProps) {
  const { members: text } = useText()
  return (
    <RadioGroup
      className="policy-choice"
      value={value}
      isReadOnly={isReadOnly}
      onChange={chosen => {
        const found = roles.find(role => role === chosen)
        if (found !== undefined) onChange(found)
      }}
    >
      <Label className="policy-choice-label">{label}</Label>
      {roles.map(role => (
        <Radio key={role} value={role} className="policy-radio" autoFocus={autoFocus && role === value}>
          <span className="policy-radio-mark" aria-hidden />
          <span className="policy-radio-words">
            <span>{text.roleNames[role]}</span>
            <span className="members-hint">{text.roleHints[role]}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
