import type { Instant } from '../content/identity.ts'
import { pageLook } from '../exchange/html-page.ts'
import { escapeText } from '../exchange/write-html.ts'
import type { ExportedEnquiry, PersonAddress, PersonExport } from './people-data.ts'

/** What stands around what is stored of a person, and how a moment is written. */
export interface PersonExportWords {
  readonly title: string
  readonly intro: (about: { readonly email: string; readonly when: string }) => string
  readonly nothing: string
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly received: string
  readonly category: string
  readonly message: (about: { readonly when: string }) => string
  /** That so many messages of others are not here. */
  readonly others: (about: { readonly count: number }) => string
  readonly letter: (about: { readonly when: string; readonly name: string }) => string
  readonly files: string
  readonly html: string
  readonly from: (about: { readonly address: string }) => string
  readonly categoryName: (category: string) => string
  readonly timeOf: (at: Instant) => string
}

/** Nothing in it runs, and nothing is fetched: what it shows came from outside. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const look = `
.words { white-space: pre-line; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; font-size: .9375rem; }
dt { color: #4d515a; }
dd { margin: 0; overflow-wrap: anywhere; }
section { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid #cfd1d6; }
h3 { margin-bottom: .25rem; }
.words + *, dl + * { margin-top: 1rem; }
`.trim()

function attribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

type File = ExportedEnquiry['messages'][number]['files'][number]

/** A link that hands the file over as a download, whatever it says it is. */
function fileEntry({ name, content }: File): string {
  const address = `data:application/octet-stream;base64,${content}`
  return `<li><a href="${address}" download="${attribute(name)}">${escapeText(name)}</a></li>`
}

function facts(entries: readonly (readonly [name: string, value: string])[]): string {
  const given = entries.filter(([, value]) => value !== '')
  return `<dl>${given.map(([name, value]) => `<dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd>`).join('')}</dl>`
}

function words(text: string): string {
  return `<p class="words">${escapeText(text)}</p>`
}

function messageOf(
  { at, from, text, html, files }: ExportedEnquiry['messages'][number],
  say: PersonExportWords,
): string {
  return [
    `<h3>${escapeText(say.message({ when: say.timeOf(at) }))}</h3>`,
    from === null ? '' : `<p class="kind">${escapeText(say.from({ address: from }))}</p>`,
    words(text),
    // As it came, to be read and not to be set: it may have been written by anybody.
    html === null
      ? ''
      : `<details><summary>${escapeText(say.html)}</summary><pre>${escapeText(html)}</pre></details>`,
    files.length === 0 ? '' : `<p>${escapeText(say.files)}</p><ul>${files.map(fileEntry).join('')}</ul>`,
  ].join('\n')
}

function section(enquiry: ExportedEnquiry, say: PersonExportWords): string {
  const { number, subject, receivedAt, category, enquirer, messages, writtenByOthers, letters } = enquiry
  return [
    `<section>`,
    `<h2>${escapeText(`${number} ${subject}`)}</h2>`,
    facts([
      [say.received, say.timeOf(receivedAt)],
      [say.category, say.categoryName(category)],
      [say.name, enquirer === null ? '' : `${enquirer.firstName} ${enquirer.lastName}`],
      [say.organisation, enquirer?.organisation ?? ''],
      [say.email, enquirer?.email ?? ''],
    ]),
    ...messages.map(message => messageOf(message, say)),
    writtenByOthers === 0 ? '' : `<p>${escapeText(say.others({ count: writtenByOthers }))}</p>`,
    ...letters.map(
      ({ at, by, letter }) =>
        `<h3>${escapeText(say.letter({ when: say.timeOf(at), name: by }))}</h3>\n${words(letter)}`,
    ),
    `</section>`,
  ].join('\n')
}

/** What is stored of a person as a page for them to read: whole in itself, with the files in it as downloads. */
export function personExportAsPage(
  email: PersonAddress,
  enquiries: PersonExport,
  exportedAt: Instant,
  say: PersonExportWords,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(say.title)}</title>
<style>
${pageLook}
${look}
</style>
</head>
<body>
<h1>${escapeText(say.title)}</h1>
<p>${escapeText(say.intro({ email, when: say.timeOf(exportedAt) }))}</p>
${enquiries.length === 0 ? `<p>${escapeText(say.nothing)}</p>` : enquiries.map(each => section(each, say)).join('\n')}
</body>
</html>
`
}

/** The same for another program, letter for letter as the service gives it; files in base64. */
export function personExportAsJson(
  email: PersonAddress,
  enquiries: PersonExport,
  exportedAt: Instant,
): string {
  return `${JSON.stringify({ email, exportedAt, enquiries }, null, 2)}\n`
}
