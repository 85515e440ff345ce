import { writingLanguages } from '#shared/content/languages.ts'
import { desk, useSpelling } from '../../bridge/index.ts'
import { languageName, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { usePreferences } from '../../ui-state/preferences.ts'
import { Segments } from './segments.tsx'

const choices = writingLanguages.map(id => ({ id, label: languageName(id) }))
const switches = ['off', 'on'] as const

/** How this person writes: the language of what is new, quotation marks, the spelling that is checked. */
export function WritingSettings() {
  const { writingTools: text } = useText()
  const { writingLanguage, hasSmartQuotes, setWritingLanguage, setSmartQuotes } = usePreferences()
  return (
    <>
      <div className="settings-row">
        <span className="settings-label" aria-hidden>
          {text.usualLanguage}
        </span>
        <SelectMenu
          label={text.usualLanguage}
          hideLabel
          choices={choices}
          value={writingLanguage}
          onChange={setWritingLanguage}
        />
      </div>
      <Segments
        label={text.smartQuotes}
        values={switches}
        names={text.switches}
        value={hasSmartQuotes ? 'on' : 'off'}
        onChange={chosen => setSmartQuotes(chosen === 'on')}
      />
      <AgreedDictionaries />
    </>
  )
}

function AgreedDictionaries() {
  const { writingTools: text } = useText()
  const spelling = useSpelling()
  if (spelling?.kind !== 'available') return null
  return (
    <div className="settings-row">
      <span className="settings-label" id="agreed-dictionaries">
        {text.spelling}
      </span>
      {spelling.agreed.length === 0 ? (
        <p>{text.nothingAgreed}</p>
      ) : (
        <ul className="settings-dictionaries" aria-labelledby="agreed-dictionaries">
          {spelling.agreed.map(language => (
            <li key={language}>
              {languageName(language)}
              <Button
                size="small"
                aria-label={text.stopCheckingOf({ language: languageName(language) })}
                onPress={() => void desk.call('spelling.takeBack', { language })}
              >
                {text.stopChecking}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
