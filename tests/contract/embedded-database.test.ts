import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe } from 'vitest'
import { startContentService, temporaryFolder } from '../support/content-service.ts'
import { addCast, type Cast, manyPosts, signInCast } from './suites/cast.ts'
import { describeCentres } from './suites/centres.ts'
import { describeEnquiries } from './suites/enquiries.ts'
import { describeEnquirySecrets } from './suites/enquiry-secrets.ts'
import { describeFeed } from './suites/feed.ts'
import { describeFiles } from './suites/files.ts'
import { describeFollows } from './suites/follows.ts'
import { describeMargins } from './suites/margins.ts'
import { describeNotices } from './suites/notices.ts'
import { describeOperations } from './suites/operations.ts'
import { describePublishedPages } from './suites/published-pages.ts'
import { describePulse } from './suites/pulse.ts'
import { describeRefusals } from './suites/refusals.ts'
import { describeUploads } from './suites/uploads.ts'
import { describeWebFeeds } from './suites/web-feeds.ts'

describe('the content service on its embedded database', () => {
  let folder: string
  let cast: Cast

  beforeAll(async () => {
    folder = await temporaryFolder()
    await addCast(['--data', folder])
    cast = await signInCast(await startContentService({ folder, switches: manyPosts }))
  })

  afterAll(async () => {
    await cast.service.stop()
    await rm(folder, { recursive: true })
  })

  describe('operations', () => describeOperations(() => cast))
  describe('enquiries', () => describeEnquiries(() => cast))
  describe('the feed', () => describeFeed(() => cast))
  describe('margins', () => describeMargins(() => cast))
  describe('notices', () => describeNotices(() => cast))
  describe('resource centres', () => describeCentres(() => cast))
  describe('the pulse', () => describePulse(() => cast))
  describe('refusals', () => describeRefusals(() => cast))
  describe('uploads', () => describeUploads(() => cast))
  describe('files', () => describeFiles(() => cast))
  describe('follows', () => describeFollows(() => cast))
  describe('published pages', () => describePublishedPages(() => cast))
  describe('web feeds', () => describeWebFeeds(() => cast))

  describe('enquiries and everybody else', () => {
    let own: string

    afterAll(() => rm(own, { recursive: true }))

    describeEnquirySecrets(async () => {
      own = await temporaryFolder()
      return { kind: 'folder', folder: own }
    })
  })
})
