import { useState } from 'react'
import type { WritingLanguage } from '#shared/content/languages.ts'
import { desk, useSpelling } from '../../bridge/index.ts'
import { languageName, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'

/** Whether the spelling of a language is checked, and the way to agree to it. */
export function SpellingChoice({ language }: { readonly language: WritingLanguage }) {
  const { writingTools: text, frame } = useText()
  const spelling = useSpelling()
  const [isAsking, setAsking] = useState(false)
  if (spelling?.kind !== 'available') return null
  if (!spelling.offered.includes(language)) return <span>{text.noDictionary}</span>
  if (spelling.inUse === language) {
    return <span>{spelling.hasFailed ? text.dictionaryFailed : text.spellingChecked}</span>
  }
  const agree = () => {
    setAsking(false)
    void desk.call('spelling.agree', { language })
  }
  const name = languageName(language)
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        onPress={() => (spelling.source === null ? agree() : setAsking(true))}
      >
        {text.checkSpelling}
      </Button>
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
