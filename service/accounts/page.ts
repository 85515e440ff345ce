import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText }
body { margin: 0 auto; padding: 3rem 1rem; max-width: 26rem }
body.wide { max-width: 40rem }
h1 { font-size: 1.5rem; margin: 0 0 1rem }
label { display: block; margin-top: 1rem; font-weight: 600 }
input, select, textarea { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; border: 1px solid #6b7280; border-radius: .25rem }
label.choice { display: flex; gap: .5rem; align-items: baseline; font-weight: 400 }
label.choice input { width: auto }
.languages { display: flex; gap: 1rem; list-style: none; padding: 0 }
.hidden-field { position: absolute; left: -100vw; height: 1px; overflow: hidden }
button { font: inherit; font-weight: 600; margin-top: 1rem; padding: .5rem 1rem; border: 0; border-radius: .25rem; background: #0b57a4; color: #fff; cursor: pointer }
button.quiet { display: block; width: 100%; text-align: start; font-weight: 400; background: none; color: inherit; border: 1px solid #6b7280 }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px }
[role=alert] { border-inline-start: .25rem solid #b91c1c; padding-inline-start: .75rem }
`

const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/**
 * The content security policy of these pages: no script at all. The form's answer is redirected to the desk on the
 * loopback interface, and browsers hold redirects of a form to `form-action`.
 */
export const pagePolicy = [
  "default-src 'none'",
  `style-src ${styleHash}`,
  "form-action 'self' http://127.0.0.1:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands between tags or in an attribute. */
export function text(value: string): string {
  return value.replace(/[&<>"']/g, character => entities[character] ?? character)
}

/** A whole page in the plain style of the sign-in pages. `title` is text, `body` is HTML. */
export function page(title: string, body: string, { language = 'en', isWide = false } = {}): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(title)} – OSOR content service</title>
<style>${style}</style>
</head>
<body${isWide ? ' class="wide"' : ''}>
<main>
<h1>${text(title)}</h1>
${body}
</main>
</body>
</html>
`
}
