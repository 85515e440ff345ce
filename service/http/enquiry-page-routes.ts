import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { addressOfEnquiry } from '#shared/enquiry/enquiry-address.ts'
import { enquiryMail } from '#shared/messages/en/enquiry-mail.ts'
import { observatory } from '#shared/messages/en/observatory.ts'
import { markup } from '../observatory/markup.ts'
import { publicPagePolicy, sentencePage } from '../observatory/page-frame.ts'
import { loadCollection } from '../storage/collection.ts'
import type { ServiceParts } from './service-parts.ts'

/**
 * Where the link in a mail to an expert leads: on to the desk. It says the same of every id, and looks none up: whoever
 * finds the address learns not even whether there is such an enquiry.
 */
export function enquiryPageRoutes({ storage, publicUrl }: ServiceParts): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/enquiries/:enquiry',
      { schema: { hide: true, params: z.object({ enquiry: z.string().max(200) }) } },
      async (request, reply) => {
        const { data: id } = EnquiryId.safeParse(request.params.enquiry.toLowerCase())
        const site = { publicUrl, collection: (await loadCollection(storage.database)).name }
        const { title, said, open, help } = enquiryMail.page
        const html =
          id === undefined
            ? sentencePage(observatory.notFoundTitle, [observatory.notFound], site)
            : sentencePage(
                title,
                [said],
                site,
                markup`<p><a href="${addressOfEnquiry(id)}">${open}</a></p><p class="quiet">${help}</p>
`,
              )
        return reply
          .code(id === undefined ? 404 : 200)
          .headers({
            'content-security-policy': publicPagePolicy,
            'cache-control': 'no-store',
            'x-robots-tag': 'noindex',
          })
          .type('text/html; charset=utf-8')
          .send(html)
      },
    )
  }
}
