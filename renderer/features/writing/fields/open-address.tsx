import { ExternalLink } from 'lucide-react'
import { isEmailAddress, isWebAddress } from '#shared/content/checks/entry-rules.ts'
import { desk } from '../../../bridge/index.ts'
import { useText } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

/** What the system opens for an address; null for what it would not. */
function openable(address: string): string | null {
  if (isWebAddress(address)) return address
  return isEmailAddress(address) ? `mailto:${address}` : null
}

/** Opens an address in the system's own program; absent for what is no address. */
export function OpenAddress({ address }: { address: string }) {
  const text = useText()
  const url = openable(address.trim())
  if (url === null) return null
  return (
    <IconButton
      // It stands in tags too, which have a button of their own.
      slot={null}
      className="open-address"
      label={text.fields.open({ address })}
      icon={<ExternalLink aria-hidden />}
      // Where nothing opens there is nothing to say that the system does not say itself.
      onPress={() => void desk.call('program.openExternal', { url }).catch(() => undefined)}
    />
  )
}
