import { extname, join, normalize, sep } from 'node:path'

/** Where the page lives: a scheme of its own, so that it shares an origin with nothing else. */
export const pageScheme = 'app'
export const pageOrigin = 'app://desk'
export const pageAddress = `${pageOrigin}/`

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The file below `root` that an address asks for, or null: another host, a way out of `root`, a type we don't serve. */
export function servedFile(root: string, address: string): { path: string; type: string } | null {
  if (!URL.canParse(address)) return null
  const { protocol, host, pathname } = new URL(address)
  if (`${protocol}//${host}` !== pageOrigin) return null
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const path = normalize(join(root, name === '/' ? 'index.html' : name))
  const type = types[extname(path)]
  return path.startsWith(root + sep) && type !== undefined ? { path, type } : null
}

/**
 * The page's content security policy: only its own files, nothing inline, no eval, no network. `nonce` lets the one
 * document insert the style elements that its component library makes.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "font-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The headers of everything that is served. */
export function headersFor(type: string, nonce: string | null): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The bundle of the next version has other files under the same names.
    'cache-control': 'no-cache',
  }
}

/** The document with its nonce in a meta element, where the page's code finds it. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head(?:\s[^>]*)?>/i, head => `${head}<meta property="csp-nonce" content="${nonce}">`)
}
