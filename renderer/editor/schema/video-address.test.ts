import { describe, expect, it } from 'vitest'
import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { videoAddress, watchAddress } from './video-address.ts'

describe('the address of a video', () => {
  it.each([
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['youtu.be/dQw4w9WgXcQ?t=1m5s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=65'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    [
      'https://www.youtube.com/embed/dQw4w9WgXcQ?start=9',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=9',
    ],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871'],
    ['https://vimeo.com/channels/staffpicks/76979871', 'https://player.vimeo.com/video/76979871'],
    ['https://vimeo.com/76979871/abcdef0123', 'https://player.vimeo.com/video/76979871?h=abcdef0123'],
    ['https://peertube.eu/w/9c9de5e8-0a1e', 'https://peertube.eu/videos/embed/9c9de5e8-0a1e'],
    ['https://peertube.eu/videos/watch/9c9de5e8-0a1e', 'https://peertube.eu/videos/embed/9c9de5e8-0a1e'],
  ])('takes %s for the player %s, which the portal accepts', (typed, src) => {
    expect(videoAddress(typed)).toEqual({ kind: 'player', src })
    expect(disallowedHtml(`<iframe src="${src}"></iframe>`)).toEqual([])
  })

  it.each([
    ['  ', { kind: 'empty' }],
    ['a video', { kind: 'not_an_address' }],
    ['https://www.youtube.com/@osor', { kind: 'no_video', host: 'www.youtube.com' }],
    ['https://www.youtube.com/watch?v="><script>', { kind: 'no_video', host: 'www.youtube.com' }],
    ['https://vimeo.com/about', { kind: 'no_video', host: 'vimeo.com' }],
    ['https://videos.example.org/1', { kind: 'other_host', host: 'videos.example.org' }],
    [
      'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
      { kind: 'other_host', host: 'www.youtube.com.evil.example' },
    ],
    ['javascript:alert(1)', { kind: 'not_an_address' }],
  ])('does not take %j', (typed, why) => {
    expect(videoAddress(typed)).toEqual(why)
  })

  it.each([
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=65',
    'https://player.vimeo.com/video/76979871?h=abcdef0123',
    'https://peertube.eu/videos/embed/9c9de5e8-0a1e',
  ])('finds the way back from the player %s to the page where it is watched', src => {
    expect(watchAddress(src)).not.toContain('embed')
    expect(videoAddress(watchAddress(src))).toEqual({ kind: 'player', src })
  })

  it('leaves the address of a player alone that it does not know', () => {
    expect(watchAddress('https://peertube.eu/elsewhere')).toBe('https://peertube.eu/elsewhere')
  })
})
