/** How the public pages look: on a screen, light and dark, and on paper. Without a font or a picture that would have to be fetched. */
export const pageStyle = `
:root {
  color-scheme: light dark; font: 1rem/1.55 Inter, system-ui, sans-serif;
  --ground: #fbfbfa; --surface: #fff; --ink: #1b1c1f; --ink-2: #4d515a; --line: #dcdee3; --line-strong: #7d828d;
  --accent: #0e47cb; --press: #0e47cb; --soft: #eef2fd; --amber: #fdf3dc;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #16171a; --surface: #1f2125; --ink: #ececee; --ink-2: #b6bac3; --line: #383b42; --accent: #9db8ff; --press: #3f63d8; --soft: #252c40; --amber: #3a2f17 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink) }
a { color: var(--accent); text-underline-offset: .15em }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px }
.skip { position: absolute; left: -999rem }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--surface) }
.bar, main, .foot { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem }
.top { border-bottom: 1px solid var(--line); background: var(--surface) }
.bar { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; padding-block: .9rem }
.bar a { color: inherit; text-decoration: none } .bar a:hover { text-decoration: underline }
.bar nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
.site { font-weight: 650; letter-spacing: -.01em }
main { padding-block: 2.25rem 3.5rem }
h1 { margin: 0 0 .5rem; font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.2rem); line-height: 1.2; letter-spacing: -.02em; text-wrap: balance; overflow-wrap: anywhere }
h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -.01em }
.lead { margin: 0 0 1.5rem; max-width: 44rem; text-wrap: pretty; color: var(--ink-2) }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.25rem, 1fr)); gap: .75rem; align-items: end; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--surface) }
.filters label { display: grid; gap: .25rem; min-width: 0; color: var(--ink-2); font-size: .8125rem; font-weight: 550 }
.filters .words { grid-column: 1 / -1 }
input, select, button { width: 100%; min-width: 0; height: 2.5rem; padding: 0 .6rem; border: 1px solid var(--line-strong); border-radius: .375rem; background: var(--ground); color: var(--ink); font: inherit; font-size: .9375rem; font-weight: 400 }
button { font-weight: 600; border-color: transparent; background: var(--press); color: #fff; cursor: pointer }
.clear { align-self: center; font-size: .875rem }
.count { margin: 1.5rem 0 .25rem; color: var(--ink-2); font-size: .875rem }
.items { margin: 0; padding: 0; list-style: none }
.items > li { padding: 1.1rem 0; border-top: 1px solid var(--line) }
.items h2 { margin: 0 0 .25rem; font-size: 1.125rem; overflow-wrap: anywhere }
.items h2 a { color: inherit; text-decoration: none } .items h2 a:hover { color: var(--accent); text-decoration: underline }
.items p { margin: .25rem 0 0; max-width: 46rem; overflow-wrap: anywhere }
.facts-line { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: 0; color: var(--ink-2); font-size: .8125rem }
.kind { color: var(--accent); font-weight: 600 }
.badge { padding: 0 .5rem; border: 1px solid var(--line-strong); border-radius: 1rem }
.pages { display: flex; gap: 1.5rem; align-items: baseline; margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--ink-2) }
article { max-width: 44rem; margin: 0 auto } article > .facts-line { margin-bottom: .5rem }
.note { margin: 1rem 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--amber) }
.card { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--surface) }
.card h2 { margin: 0 0 .5rem; font-size: 1rem }
.card dl, .facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .35rem 1.25rem; margin: 0; font-size: .9375rem }
.facts { margin-top: 1.25rem } dt { color: var(--ink-2) } .text dt { color: inherit; font-weight: 600 } .text dd { margin: 0 0 .5rem 1.25rem } dl > dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
dd p { margin: 0 0 .25rem } .card > p { margin: .75rem 0 0 } dd > ul { margin: 0; padding-left: 1.1rem }
.text { font-family: 'Source Serif 4', Georgia, serif; font-size: 1.125rem; line-height: 1.65; overflow-wrap: break-word }
.text h2, .text h3, .text h4, .text h5, .text h6, .text table, .text figcaption { font-family: Inter, system-ui, sans-serif }
.text h2 { margin: 2.2rem 0 .6rem } .text h3 { margin: 1.8rem 0 .4rem; font-size: 1.1rem }
.text img, .logo img { max-width: 100%; height: auto }
.logo { margin: 1.25rem 0 } .logo img { max-height: 20rem; border-radius: .375rem }
figure { margin: 1.5rem 0 } figure.left { float: left; max-width: 45%; margin: .3rem 1.5rem 1rem 0 } figure.right { float: right; max-width: 45%; margin: .3rem 0 1rem 1.5rem } figure.center { text-align: center }
figcaption, caption { color: var(--ink-2); font-size: .875rem; text-align: left }
.table { overflow-x: auto } table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.45 }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top } th { background: var(--soft) }
blockquote { margin: 1.5rem 0; padding-left: 1rem; border-left: 3px solid var(--line-strong); color: var(--ink-2) }
pre { padding: .75rem; border-radius: .375rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem }
code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .9em }
section { clear: both; margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line) } section > h2 { margin: 0 0 .75rem } section > h3 { margin: .75rem 0 .35rem; color: var(--ink-2); font-size: .9375rem; font-weight: 400 }
.plain, .terms { margin: 0; padding: 0; list-style: none } .plain li { margin: .35rem 0; overflow-wrap: anywhere } .quiet { color: var(--ink-2); font-size: .875rem }
.terms { display: flex; flex-wrap: wrap; gap: .4rem } .terms a { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; background: var(--soft); font-size: .875rem; text-decoration: none }
.foot { padding-block: 1.25rem 2.5rem; border-top: 1px solid var(--line); color: var(--ink-2); font-size: .875rem } .foot ul { display: inline-flex; flex-wrap: wrap; gap: 1rem; margin: 0 0 0 .75rem; padding: 0; list-style: none }
@media (max-width: 32rem) { .card dl, .facts { grid-template-columns: 1fr; gap: 0 } dl > dd { margin-bottom: .5rem } figure.left, figure.right { float: none; max-width: none; margin: 1.5rem 0 } }
@media print {
  @page { size: A4; margin: 20mm }
  :root { font-size: 10.5pt } body { background: none }
  .top, .foot, .skip, .filters, .pages, .off-paper { display: none } main, article { max-width: none; padding: 0 }
  .text { font-size: 11pt } .card, .note { border: 1px solid #999; background: none } a { color: inherit }
  h1, h2, h3, h4 { break-after: avoid } figure, tr, .card { break-inside: avoid }
}
@media (forced-colors: active) { .badge, .terms a, .note { border: 1px solid CanvasText } button { font-weight: 600; border-color: ButtonText } }
`
