import { type Address, addressParser } from 'postal-mime'
import { tokenIn } from './enquiry-letters.ts'

/** What the headers of a mail say of where it goes, before anything else of it is looked at. */
export interface MailHead {
  /** The token of an enquiry, from whichever address it was sent to; null where none of them has one. */
  readonly token: string | null
  /** Whether no person wrote it: a note of absence (RFC 3834), a report of a delivery or of reading (RFC 6522). */
  readonly isAutomatic: boolean
}

/** Of headers this many bytes are read at most. */
const mostBytes = 256 * 1024
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Where an address may stand: what the mail server says that it delivered to is nearer than what the writer named. */
const recipientKeys = [
  ['delivered-to', 'x-original-to', 'envelope-to'],
  ['to', 'cc'],
] as const

interface MailHeader {
  /** In lower case. */
  readonly key: string
  /** In one line. */
  readonly value: string
}

/** Where the headers end: before the first empty line, or at the end; null where they are longer than they may be. */
function endOfHeaders(raw: Uint8Array): number | null {
  let isEmpty = true
  let begin = 0
  for (let place = 0; place < raw.length; place += 1) {
    if (place > mostBytes) return null
    const byte = raw[place]
    if (byte === lineFeed) {
      if (isEmpty) return begin
      isEmpty = true
      begin = place + 1
    } else if (byte !== carriageReturn) isEmpty = false
  }
  return raw.length
}

/** The headers in their order, each in one line (RFC 5322, 2.2.3). */
function headersIn(section: string): readonly MailHeader[] {
  return section
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .split('\n')
    .flatMap(line => {
      const colon = line.indexOf(':')
      if (colon === -1) return []
      return [{ key: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }]
    })
}

function addressesOf(addresses: readonly Address[]): readonly string[] {
  return addresses.flatMap(address =>
    address.group === undefined ? [address.address] : address.group.map(member => member.address),
  )
}

function tokenOf(headers: readonly MailHeader[], base: string): string | null {
  for (const keys of recipientKeys) {
    for (const { key, value } of headers) {
      if (!keys.some(known => known === key)) continue
      const token = addressesOf(addressParser(value))
        .map(address => tokenIn(address, base))
        .find(found => found !== null)
      if (token !== undefined) return token
    }
  }
  return null
}

/** Reads the headers of a mail as it came over the wire (RFC 5322); null where they are longer than those of any mail. */
export function readMailHead(raw: Uint8Array, base: string): MailHead | null {
  const end = endOfHeaders(raw)
  if (end === null) return null
  const headers = headersIn(new TextDecoder().decode(raw.subarray(0, end)))
  const headerOf = (key: string) => headers.find(header => header.key === key)?.value
  const automatic = headerOf('auto-submitted')?.toLowerCase()
  return {
    token: tokenOf(headers, base),
    isAutomatic:
      (automatic !== undefined && automatic !== 'no') ||
      headerOf('return-path') === '<>' ||
      /^multipart\/report\b/i.test(headerOf('content-type') ?? ''),
  }
}
