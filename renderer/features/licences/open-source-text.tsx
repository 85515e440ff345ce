import { ExternalLink } from 'lucide-react'
import { desk } from '../../bridge/index.ts'
import { Button } from '../../ui/button.tsx'

interface OpenSourceTextProps {
  readonly url: string
  readonly label: string
  /** The name for those who do not see what it stands beside. */
  readonly name: string
}

/** Opens the text of a licence in the system's browser. */
export function OpenSourceText({ url, label, name }: OpenSourceTextProps) {
  return (
    <Button
      icon={<ExternalLink aria-hidden />}
      aria-label={name}
      // Where nothing opens there is nothing to say that the system does not say itself.
      onPress={() => void desk.call('program.openExternal', { url }).catch(() => undefined)}
    >
      {label}
    </Button>
  )
}
