import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isMultipart, type Multipart, parseMultipart } from '../../http/multipart.js'
import type { Location } from '../../locations/location.js'
import { answer, refuse, refuseFor } from '../../pipeline/answer.js'
import { contentTypeOf } from '../../pipeline/body.js'
import { locationOf } from '../../pipeline/request.js'
import type { Refused } from '../../rules/refusals.js'
import { refusalOf } from '../refusal.js'
import { type V2FileUpload, V2FileUploadSchema } from './schema.js'

type Files = Multipart['files']

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a body with several parts. */
    files: Files
  }
}

const MULTIPART = 'multipart/form-data'
const NO_FILE = refusalOf(422, ['file should not be empty'], 'v2.types')
// Nobody has this host (RFC 2606), so that nothing is ever fetched from the vendor.
const STORAGE = 'https://files.invalid/location'

/** Takes files for a custom field, and tells where they would be; they are not kept. */
export function fileUpload(api: FastifyInstance): void {
  api.register(async (own) => {
    readFiles(own)
    own.post<{ Body: V2FileUpload }>('/customFields/upload', { schema: { body: V2FileUploadSchema } }, (request, reply) => {
      const { files, body } = request
      const refused = whyRefused(files, body)
      return refused ? refuseFor(reply, refused) : answer(reply, 'v2.file-upload', answerOf(files, body, locationOf(request)))
    })
  })
}

/** Has the texts of a body with several parts as `body`, and its files beside it. */
function readFiles(api: FastifyInstance): void {
  api.decorateRequest('files')
  api.addHook('onRequest', (request, _reply, done) => {
    request.files = []
    // Everything else is read as JSON.
    if (isMultipart(contentTypeOf(request))) request.raw.headers['content-type'] = MULTIPART
    done()
  })
  api.addHook('preValidation', (request, reply, done) => {
    if (request.headers['content-type'] === MULTIPART) return done()
    refuse(reply, NO_FILE, [
      `files come as ${MULTIPART}, and the Content-Type of this request is another; the SDK of the vendor takes {headers: {'Content-Type': '${MULTIPART}'}} as its third argument`
    ])
  })
  api.addContentTypeParser(MULTIPART, { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) => {
    request.exchange.rawBody = bytes.toString()
    try {
      const { fields, files } = await parseMultipart(bytes, contentTypeOf(request) as string)
      request.files = files
      return fields
    } catch (error) {
      return error
    }
  })
}

function whyRefused(files: Files, { maxFiles }: V2FileUpload): Refused | undefined {
  if (files.length === 0) return { refusal: NO_FILE, reasons: ['no file came; send for each a part that has a filename'] }
  if (maxFiles === undefined || files.length <= Number(maxFiles)) return undefined
  return {
    refusal: refusalOf(422, [`file must contain no more than ${maxFiles} elements`], 'v2.types'),
    reasons: [`${files.length} files came, and maxFiles is ${maxFiles}`]
  }
}

function answerOf(files: Files, { id }: V2FileUpload, { id: locationId, chance }: Location): object {
  const folder = [STORAGE, locationId, 'custom-Field', ...(id ? [encodeURIComponent(id)] : [])].join('/')
  const meta = files.map(({ name: fieldname, file: { name: originalname, type: mimetype, size } }) => {
    const [ending = ''] = /\.[a-z\d]{1,10}$/i.exec(originalname) ?? []
    return { ...{ fieldname, originalname, encoding: '7bit', mimetype, size }, url: `${folder}/${chance.id()}${ending}` }
  })
  return { uploadedFiles: Object.fromEntries(meta.map(({ originalname, url }) => [originalname, url])), meta }
}
