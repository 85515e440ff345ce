import { memo } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { type WritingLanguage, writingLanguages } from '#shared/content/languages.ts'
import { languageName, useText } from '../../i18n/index.ts'
import { useSetItemLanguage } from '../../library/index.ts'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { SpellingChoice } from './spelling-choice.tsx'

interface LanguageChoiceProps {
  readonly item: ItemId
  readonly language: WritingLanguage
}

const choices = writingLanguages.map(id => ({ id, label: languageName(id) }))

/** The language that an item is written in, and whether its spelling is checked. */
export const LanguageChoice = memo(function LanguageChoice({ item, language }: LanguageChoiceProps) {
  const { writingTools: text } = useText()
  const setLanguage = useSetItemLanguage()
  return (
    <>
      <SelectMenu
        label={text.language}
        hideLabel
        choices={choices}
        value={language}
        onChange={chosen => void setLanguage(item, chosen)}
      />
      <SpellingChoice language={language} />
    </>
  )
})
