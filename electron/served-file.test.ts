import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, headersFor, servedFile, withNonce } from './served-file.ts'

const root = '/opt/desk/renderer'

describe('an address of the page', () => {
  it.each([
    ['app://desk/', '/opt/desk/renderer/index.html', 'text/html; charset=utf-8'],
    ['app://desk/index.html?a=b#c', '/opt/desk/renderer/index.html', 'text/html; charset=utf-8'],
    [
      'app://desk/assets/main-1a.js',
      '/opt/desk/renderer/assets/main-1a.js',
      'text/javascript; charset=utf-8',
    ],
    ['app://desk/assets/inter%20latin.woff2', '/opt/desk/renderer/assets/inter latin.woff2', 'font/woff2'],
  ])('%s is the file %s', (address, path, type) => {
    expect(servedFile(root, address)).toEqual({ path, type })
  })

  it.each([
    'app://other/index.html',
    'app://desk.example.eu/index.html',
    'https://desk/index.html',
    'file:///etc/passwd',
    'app://desk/..%2f..%2fpackage.json',
    'app://desk/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://desk/..%5c..%5cpackage.json',
    'app://desk/..%2frenderer-of-another/index.html',
    'app://desk/index.html%00.js',
    'app://desk/%',
    'app://desk/assets',
    'app://desk/program.exe',
    'not an address',
  ])('%s is no file', address => {
    expect(servedFile(root, address)).toBeNull()
  })

  it('stays below the root, however it climbs', () => {
    for (const climb of ['/../../etc/hosts.txt', '/a/../../hosts.txt', '/%2e%2e/%2e%2e/hosts.txt']) {
      expect(servedFile(root, `app://desk${climb}`)?.path ?? `${root}/`).toMatch(/^\/opt\/desk\/renderer\//)
    }
  })
})

describe('the headers', () => {
  it('allow nothing unsafe, inline or from a network', () => {
    for (const policy of [contentSecurityPolicy(null), contentSecurityPolicy('n1')]) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|ws:|\*/)
    }
  })

  it('know the nonce of the document, for its styles only', () => {
    expect(contentSecurityPolicy('n1')).toContain("style-src 'self' 'nonce-n1';")
    expect(contentSecurityPolicy('n1')).toContain("script-src 'self';")
  })

  it('forbid guessing the type and telling where one comes from', () => {
    expect(headersFor('text/css', null)).toMatchObject({
      'content-type': 'text/css',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
  })
})

describe('the document', () => {
  it('carries its nonce where the page finds it', () => {
    expect(withNonce('<html><head lang="en"><title>x</title></head></html>', 'n1')).toBe(
      '<html><head lang="en"><meta property="csp-nonce" content="n1"><title>x</title></head></html>',
    )
  })

  it('is not mistaken by a header element', () => {
    expect(withNonce('<head></head><header></header>', 'n1')).toBe(
      '<head><meta property="csp-nonce" content="n1"></head><header></header>',
    )
  })
})
