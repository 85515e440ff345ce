import { SpellCheck, SpellCheck2 } from 'lucide-react'
import { useState } from 'react'
import type { WritingLanguage } from '#shared/content/languages.ts'
import { desk, useSpelling } from '../../bridge/index.ts'
import { languageName, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** Whether the spelling of a language is checked, and the way to agree to it. */
export function SpellingChoice({ language }: { readonly language: WritingLanguage }) {
  const { writingTools: text, frame } = useText()
  const spelling = useSpelling()
  const [isAsking, setAsking] = useState(false)
  if (spelling?.kind !== 'available') return null
  if (!spelling.offered.includes(language)) return <span>{text.noDictionary}</span>
  if (spelling.inUse === language) {
    return spelling.hasFailed ? (
      <span>{text.dictionaryFailed}</span>
    ) : (
      <span className="foot-sign" title={text.spellingChecked}>
        <SpellCheck2 aria-hidden />
        <span className="visually-hidden">{text.spellingChecked}</span>
      </span>
    )
  }
  const agree = () => {
    setAsking(false)
    void desk.call('spelling.agree', { language })
  }
  const name = languageName(language)
  return (
    <>
      <IconButton
        className="foot-button"
        label={text.checkSpelling}
        icon={<SpellCheck aria-hidden />}
        onPress={() => (spelling.source === null ? agree() : setAsking(true))}
      />
      <Dialog
        title={text.spellingTitle({ language: name })}
        size="small"
        role="alertdialog"
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        <p>{text.spellingSource({ source: spelling.source ?? '' })}</p>
        <p>{text.spellingPrivacy}</p>
        <DialogActions>
          <Button variant="quiet" autoFocus onPress={() => setAsking(false)}>
            {frame.cancel}
          </Button>
          <Button variant="primary" onPress={agree}>
            {text.fetchDictionary}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
