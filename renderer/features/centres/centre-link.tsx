import { ExternalLink } from 'lucide-react'
import { Link } from 'react-aria-components'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'

/** An address in words that the system's own program opens. */
export function CentreLink({ address, isMail = false }: { address: string; isMail?: boolean }) {
  const { centres: text } = useText()
  const open = () => {
    const url = isMail ? `mailto:${address}` : address
    desk.call('program.openExternal', { url }).catch(() => showToast({ message: text.openFailed }))
  }
  return (
    <Link className="centre-link" onPress={open}>
      {address}
      <ExternalLink aria-hidden />
    </Link>
  )
}
