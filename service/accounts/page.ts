import { createHash } from 'node:crypto'
import { publishedPath } from '#shared/observatory/public-address.ts'

const style = `
:root {
  color-scheme: light dark; font: 1rem/1.55 Inter, system-ui, sans-serif;
  --ground: #fbfbfa; --surface: #fff; --ink: #1b1c1f; --ink-2: #4d515a; --line: #dcdee3; --line-strong: #7d828d;
  --accent: #0e47cb; --press: #0e47cb; --red: #b42318;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #16171a; --surface: #1f2125; --ink: #ececee; --ink-2: #b6bac3; --line: #383b42; --accent: #9db8ff; --press: #3f63d8; --red: #ff9d93 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink) }
a { color: var(--accent); text-underline-offset: .15em }
main { margin: 0 auto; padding: 3rem 1.25rem; max-width: 28.5rem }
.top { border-bottom: 1px solid var(--line); background: var(--surface) }
.top > div { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; margin: 0 auto; padding: .9rem 1.25rem; max-width: 42.5rem }
.top a { color: inherit; text-decoration: none } .top a:hover { text-decoration: underline }
.site { font-weight: 650; letter-spacing: -.01em }
.wide main { padding-top: 2.25rem; max-width: 42.5rem }
h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -.02em; margin: 0 0 1rem; text-wrap: balance }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; font-size: .9375rem }
input, select, textarea { width: 100%; min-height: 2.5rem; font: inherit; padding: .4rem .6rem; border: 1px solid var(--line-strong); border-radius: .375rem; background: var(--surface); color: var(--ink) }
textarea { display: block; resize: vertical }
[aria-invalid] { border-color: var(--red) }
.half { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1rem }
label.choice { display: flex; gap: .5rem; align-items: baseline; font-weight: 400 }
label.choice input { width: auto; min-height: 0 }
.ways { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; font-size: .9375rem }
.hidden-field { position: absolute; left: -100vw; height: 1px; overflow: hidden }
button { font: inherit; font-weight: 600; margin-top: 1rem; padding: .5rem 1.1rem; min-height: 2.5rem; border: 1px solid transparent; border-radius: .375rem; background: var(--press); color: #fff; cursor: pointer }
button.quiet { display: block; width: 100%; text-align: start; font-weight: 400; background: var(--surface); color: inherit; border-color: var(--line-strong) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
[role=alert] { border-inline-start: .25rem solid var(--red); padding-inline-start: .75rem }
.mistakes { padding-block: .25rem }
.mistakes h2 { margin: 0; font-size: 1rem }
.mistakes ul { margin: .35rem 0 0; padding: 0; list-style: none }
.mistakes li { margin: .25rem 0 }
.mistakes a { color: var(--red) }
:is(input, select, textarea) + :is(.wrong, [role=alert]) { margin: .35rem 0 0; border: 0; padding: 0; color: var(--red); font-size: .9375rem }
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

/** What stands around a page that is for everybody: its site's name, as text, and what its header leads to, as HTML. */
interface PageSite {
  readonly name: string
  readonly ways: string
}

/**
 * A whole page in the plain style of the sign-in pages. `title` is text, `body` is HTML. With a `site` it is wide. `tabTitle`: what the
 * browser calls it where that is not the title.
 */
export function page(
  title: string,
  body: string,
  {
    language = 'en',
    site,
    tabTitle = title,
  }: { readonly language?: string; readonly site?: PageSite; readonly tabTitle?: string } = {},
): string {
  const header =
    site === undefined
      ? ''
      : `<header class="top"><div><a class="site" href="${publishedPath}">${text(site.name)}</a>${site.ways}</div></header>
`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(tabTitle)} – ${text(site?.name ?? 'OSOR content service')}</title>
<style>${style}</style>
</head>
<body${site === undefined ? '' : ' class="wide"'}>
${header}<main>
<h1>${text(title)}</h1>
${body}
</main>
</body>
</html>
`
}
