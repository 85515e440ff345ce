import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ItemId } from '#shared/content/identity.ts'
import { addressOfItem } from '#shared/content/item-address.ts'
import { mail as sentences } from '#shared/messages/en/mail.ts'
import { page, pagePolicy, text } from '../accounts/page.ts'

/**
 * The page that mails lead to: many mail programs make a link of web addresses only. It says nothing of the item, not even
 * whether there is one.
 */
export const itemPageRoutes: FastifyPluginAsyncZod = async app => {
  app.get(
    '/items/:item',
    { schema: { hide: true, params: z.object({ item: ItemId }) } },
    async (request, reply) => {
      const address = text(addressOfItem(request.params.item))
      return reply
        .header('content-security-policy', pagePolicy)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(
          page(
            sentences.openTitle,
            `<p>${text(sentences.openBody)}</p>
<p><a href="${address}">${text(sentences.openButton)}</a></p>
<p>${text(sentences.openHelp)}</p>`,
          ),
        )
    },
  )
}
