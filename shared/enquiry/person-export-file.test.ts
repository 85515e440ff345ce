import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { type Instant, instantOf } from '../content/identity.ts'
import { peopleData } from '../messages/en/people-data.ts'
import { EnquiryNumber } from './enquiry.ts'
import { type ExportedEnquiry, PersonAddress } from './people-data.ts'
import { personExportAsJson, personExportAsPage } from './person-export-file.ts'

const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const email = PersonAddress.parse('zoe@example.org')
const words = {
  ...peopleData.page,
  categoryName: (category: string) => `about ${category}`,
  timeOf: (moment: Instant) => moment.slice(0, 10),
}

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

const enquiry: ExportedEnquiry = {
  number: EnquiryNumber.parse('OSOR-2026-00042'),
  subject: hostile,
  receivedAt: at,
  category: 'legal',
  enquirer: { firstName: hostile, lastName: 'Quagga', organisation: '', email },
  messages: [
    {
      at,
      from: hostile,
      text: `May I?\n${hostile}`,
      html: hostile,
      files: [{ name: `${hostile}.html`, mediaType: 'text/html', content: btoa('<script>') }],
    },
  ],
  writtenByOthers: 0,
  letters: [{ at, by: 'Dr. Vogel', letter: 'Yes & no.' }],
}

function elementsIn(html: string): readonly string[] {
  const names: string[] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    if ('name' in node && typeof node.name === 'string') names.push(node.name)
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk)
  }
  walk(parseDocument(html))
  return names
}

describe('what is stored of a person, for them to have', () => {
  it('is a page in which all of it can be read, and nothing of it is more than words', () => {
    const page = personExportAsPage(email, [enquiry], at, words)
    expect(page).toContain('OSOR-2026-00042')
    expect(page).toContain('about legal')
    expect(page).toContain('Yes &amp; no.')
    expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
    expect(elementsIn(page)).not.toContain('img')
    expect(elementsIn(page)).not.toContain('script')
    // A file is a download, whatever it says it is.
    expect(page).toContain(`href="data:application/octet-stream;base64,${btoa('<script>')}"`)
    expect(page).not.toContain('data:text/html')
  })

  it('says how many messages are left out because others wrote them', () => {
    const pageWith = (writtenByOthers: number) =>
      personExportAsPage(email, [{ ...enquiry, writtenByOthers }], at, words)
    expect(pageWith(0)).not.toContain('else wrote')
    expect(pageWith(1)).toContain(
      '<p>A message that somebody else wrote about this enquiry is not here: it is theirs.</p>',
    )
    expect(pageWith(2)).toContain(
      '<p>2 messages that others wrote about this enquiry are not here: they are theirs.</p>',
    )
    const data = personExportAsJson(email, [{ ...enquiry, writtenByOthers: 2 }], at)
    expect(JSON.parse(data)).toMatchObject({ enquiries: [{ writtenByOthers: 2 }] })
  })

  it('is a sentence where there is nothing', () => {
    expect(personExportAsPage(email, [], at, words)).toContain('<p>Nothing is stored.</p>')
  })

  it('is the same for programs, letter for letter', () => {
    expect(JSON.parse(personExportAsJson(email, [enquiry], at))).toEqual({
      email,
      exportedAt: at,
      enquiries: [enquiry],
    })
  })
})

describe('the address of a person', () => {
  it('is the same in letters of both cases, with blanks around it or without', () => {
    expect(PersonAddress.parse('  Zoe@Example.ORG ')).toBe(email)
    expect(PersonAddress.safeParse('zoe@').success).toBe(false)
  })
})
