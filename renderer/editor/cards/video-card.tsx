import { ExternalLink, SquarePlay } from 'lucide-react'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { watchAddress } from '../schema/video-address.ts'
import './video-card.css'

interface VideoCardProps {
  /** The address of the player. */
  readonly src: string
  readonly title: string
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address
}

/** Stands for an embedded video. Nothing of it is loaded: it is watched in the browser. */
export function VideoCard({ src, title }: VideoCardProps) {
  const { rich } = useText()
  const address = watchAddress(src)
  const name = title === '' ? rich.video.untitled : title
  return (
    <span className="video-card">
      <SquarePlay aria-hidden />
      <span className="video-card-words">
        <span className="video-card-title">{name}</span>
        <span className="video-card-host">{hostOf(address)}</span>
        <span className="video-card-address">{address}</span>
      </span>
      <Button
        size="small"
        icon={<ExternalLink aria-hidden />}
        aria-label={rich.video.openOf({ title: name })}
        onPress={() => {
          desk
            .call('program.openExternal', { url: address })
            .catch(() => showToast({ message: rich.video.failed }))
        }}
      >
        {rich.video.open}
      </Button>
    </span>
  )
}
