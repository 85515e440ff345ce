import { describe, expect, it } from 'vitest'
import { readMailHead } from './mail-head.ts'

const base = 'enquiries@example.eu'
const token = 'a'.repeat(40)
const address = `enquiries+${token}@example.eu`
const other = `enquiries+${'b'.repeat(40)}@example.eu`

const headOf = (text: string) => readMailHead(Buffer.from(text), base)

describe('the head of a mail', () => {
  it.each([
    ['in one line', `To: ${address}\r\n\r\n`],
    ['without an end', `To: ${address}`],
    ['in lines of one sign', `To: ${address}\n\nTo: ${other}\n`],
    ['folded', `Subject: a\r\nTO:\r\n\t"Them"\r\n <${address}>\r\n\r\n`],
    ['with letters of any case', `To: Enquiries+${token.toUpperCase()}@EXAMPLE.eu\r\n\r\n`],
    ['in a group', `Cc: Experts: x@example.org, ${address};\r\n\r\n`],
    ['behind others', `To: x@example.org\r\nTo: y@example.org, ${address}\r\n\r\n`],
    ['where it was delivered to', `To: ${other}\r\nDelivered-To: ${address}\r\n\r\n`],
    ['where it was delivered to at last', `Delivered-To: ${address}\r\nDelivered-To: ${other}\r\n\r\n`],
    [
      'where only the envelope has one',
      `Delivered-To: osor@localhost\r\nEnvelope-To: ${address}\r\nTo: x@example.org\r\n\r\n`,
    ],
  ])('has a token %s', (_where, text) => {
    expect(headOf(text)).toEqual({ token, isAutomatic: false })
  })

  it.each([
    ['in a name', `To: "${address}" <x@example.org>\r\n\r\n`],
    ['in another field', `Subject: ${address}\r\n\r\n`],
    ['behind the headers', `To: x@example.org\r\n\r\nTo: ${address}\r\n`],
    ['behind an empty first line', `\r\nTo: ${address}\r\n\r\n`],
    ['of another address', `To: ${address}.example.org\r\n\r\n`],
    ['in nothing', ''],
  ])('has none %s', (_where, text) => {
    expect(headOf(text)).toEqual({ token: null, isAutomatic: false })
  })

  it.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: No', false],
    ['Return-Path: <>', true],
    ['Return-Path: <ada@example.org>', false],
    ['Content-Type: Multipart/Report; report-type=delivery-status', true],
    ['Content-Type: multipart/mixed; boundary="multipart/report"', false],
  ])('with %s: was it a machine? %s', (line, isAutomatic) => {
    expect(headOf(`To: ${address}\r\n${line}\r\n\r\n`)).toEqual({ token, isAutomatic })
  })

  it('is not read where it is longer than that of any mail', () => {
    expect(headOf(`To: ${address}\r\nX: ${'a'.repeat(300_000)}\r\n\r\n`)).toBeNull()
    expect(headOf(`To: ${address}\r\n\r\n${'a'.repeat(300_000)}`)).not.toBeNull()
  })

  it.each(['a@b.org,', '"', '(', '<', ':;', 'a ', 'a:', '=?utf-8?q?a?= ', '\r\n ', 'x\r\nTo: '])(
    'is read in a moment, though it is made of %j alone',
    again => {
      const begun = performance.now()
      headOf(`To: ${again.repeat(250_000 / again.length)}\r\n\r\n`)
      expect(performance.now() - begun).toBeLessThan(2_000)
    },
  )
})
