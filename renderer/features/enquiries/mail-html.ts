import createPurifier from 'dompurify'

/** What a mail may be made of: words, and how they are set apart. No attribute at all: nothing is loaded, styled or named. */
const elements = [
  ...['p', 'div', 'span', 'br', 'hr', 'blockquote', 'pre', 'code', 'address'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'small'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
]

/** Nothing is fetched, and nothing runs, whatever else might be overlooked. */
const policy = "default-src 'none'"

/** Says where a link leads, as text: it leads nowhere by itself. */
function tellLinks(holder: ParentNode): void {
  for (const link of holder.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href')?.trim() ?? ''
    const isWorthTelling = /^(https?:|mailto:)/i.test(address) && address !== link.textContent?.trim()
    if (isWorthTelling) link.append(` <${address.slice(0, 500)}>`)
  }
}

function tellPictures(holder: ParentNode): void {
  for (const picture of holder.querySelectorAll('img[alt]')) {
    const words = picture.getAttribute('alt')?.trim() ?? ''
    if (words !== '') picture.replaceWith(`[${words.slice(0, 500)}]`)
  }
}

/**
 * The HTML of a mail as a page for a frame without script: its words alone. Nothing in it is loaded from anywhere, and no
 * style of its own says where anything stands. Links and pictures are told in words.
 */
export function harmlessPage(html: string, language: string): string {
  // A parsed document runs nothing and fetches nothing.
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  tellLinks(parsed)
  tellPictures(parsed)
  const purifier = createPurifier(window)
  const words = purifier.sanitize(parsed.body.innerHTML, {
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: [],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark"></head><body>${words}</body></html>`
}
