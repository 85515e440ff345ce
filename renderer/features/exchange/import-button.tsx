import { FileInput } from 'lucide-react'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { askToImport } from './import-state.ts'

/** **Import…**, above a list of drafts. `asCaseStudy`: what is imported here is meant to be a case study. */
export function ImportButton({ asCaseStudy = false }: { asCaseStudy?: boolean }) {
  const { import: text } = useText().exchange
  const start = () => askToImport({ asCaseStudy })
  useCommand('import.open', start)
  return (
    <Button icon={<FileInput aria-hidden />} onPress={start}>
      {text.open}
    </Button>
  )
}
