import { videoHosts } from '#shared/content/allowed-html.ts'

/** What an address of a video means: the address of its player, or why it has none. */
export type VideoAddress =
  | { readonly kind: 'player'; readonly src: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not_an_address' }
  /** A page of an accepted host that shows no single video, such as a channel. */
  | { readonly kind: 'no_video'; readonly host: string }
  | { readonly kind: 'other_host'; readonly host: string }

const youTubePages = new Set([
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'youtube-nocookie.com',
  'www.youtube-nocookie.com',
])
const vimeoPages = new Set(['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'])
const youTubeId = /^[\w-]{6,20}$/

function startOf(url: URL): string {
  const given = url.searchParams.get('t') ?? url.searchParams.get('start') ?? ''
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(given) ?? []
  const start = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return start > 0 ? `?start=${start}` : ''
}

function youTube(url: URL, id: string | undefined): VideoAddress {
  if (id === undefined || !youTubeId.test(id)) return { kind: 'no_video', host: url.host }
  // The player without cookies: the portal's readers are not tracked for reading a page.
  return { kind: 'player', src: `https://www.youtube-nocookie.com/embed/${id}${startOf(url)}` }
}

function youTubePage(url: URL): VideoAddress {
  const [kind, id] = url.pathname.split('/').filter(part => part !== '')
  if (kind === 'watch') return youTube(url, url.searchParams.get('v') ?? undefined)
  if (kind === 'embed' || kind === 'shorts' || kind === 'live') return youTube(url, id)
  return { kind: 'no_video', host: url.host }
}

function vimeo(url: URL): VideoAddress {
  const parts = url.pathname.split('/').filter(part => part !== '')
  const at = parts.findIndex(part => /^\d{3,}$/.test(part))
  const id = parts[at]
  if (id === undefined) return { kind: 'no_video', host: url.host }
  // A video that is not listed has a second part in its address, without which it does not play.
  const key = url.searchParams.get('h') ?? (/^[\da-f]{6,}$/.test(parts[at + 1] ?? '') ? parts[at + 1] : null)
  return { kind: 'player', src: `https://player.vimeo.com/video/${id}${key ? `?h=${key}` : ''}` }
}

function peerTube(url: URL): VideoAddress {
  const id = /^\/(?:w|videos\/watch|videos\/embed)\/([\w-]{8,})$/.exec(url.pathname)?.[1]
  if (id === undefined) return { kind: 'no_video', host: url.host }
  return { kind: 'player', src: `https://${url.host}/videos/embed/${id}` }
}

/** The address of a page that shows a video, or of its player, as the address under which it may be embedded. */
export function videoAddress(typed: string): VideoAddress {
  const text = typed.trim()
  if (text === '') return { kind: 'empty' }
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return { kind: 'not_an_address' }
  const url = new URL(address)
  if (!url.host.includes('.')) return { kind: 'not_an_address' }
  if (url.host === 'youtu.be') return youTube(url, url.pathname.slice(1))
  if (youTubePages.has(url.host)) return youTubePage(url)
  if (vimeoPages.has(url.host)) return vimeo(url)
  if (videoHosts.includes(url.host)) return peerTube(url)
  return { kind: 'other_host', host: url.host }
}

/** The page on which a person can watch an embedded video; the player's own address where none is known. */
export function watchAddress(src: string): string {
  if (!URL.canParse(src)) return src
  const url = new URL(src)
  const [kind, id = '', more = ''] = url.pathname.split('/').filter(part => part !== '')
  if (youTubePages.has(url.host) && kind === 'embed') {
    const start = url.searchParams.get('start')
    return `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ''}`
  }
  if (url.host === 'player.vimeo.com' && kind === 'video') {
    const key = url.searchParams.get('h')
    return `https://vimeo.com/${id}${key ? `/${key}` : ''}`
  }
  if (kind === 'videos' && id === 'embed') return `https://${url.host}/w/${more}`
  return src
}
