import { callerOfV2, inV2, LOCATION } from '../calls.js'
import { filesIn, MULTIPART } from '../multipart.js'

const PATH = `/locations/${LOCATION}/customFields/upload`
const headers = { 'content-type': MULTIPART }

inV2('v2.file-upload: files are answered with name, type, size and an address that nobody has', async (t, _call, send) => {
  const upload = callerOf(send)
  const { status, body } = await upload(filesIn({ id: 'a b' }, { photo: ['me.PNG', 'image/png', 'né'], plain: ['notes', '', ''] }))
  t.equal(status, 200)
  const folder = `https://files.invalid/location/${LOCATION}/custom-Field/a%20b`
  const [photo, plain] = body.meta
  t.match(photo, { fieldname: 'photo', originalname: 'me.PNG', encoding: '7bit', mimetype: 'image/png', size: 3 })
  t.match(photo.url, new RegExp(`^${folder}/[A-Za-z0-9]{20}\\.PNG$`))
  t.match(plain, { fieldname: 'plain', originalname: 'notes', size: 0, url: new RegExp(`^${folder}/[A-Za-z0-9]{20}$`) })
  t.strictSame(body.uploadedFiles, { 'me.PNG': photo.url, notes: plain.url })
  const spelled = callerOfV2(send, { headers: { 'content-type': 'Multipart/Form-Data; charset=utf-8; boundary="between-parts"' } })
  t.equal((await spelled('POST', PATH, filesIn({}, { a: ['a', '', ''] }))).status, 200)
  t.match((await upload(filesIn({}, { a: ['__proto__', 'text/plain', 'x'] }))).body.meta[0].url, `/location/${LOCATION}/custom-Field/`)
})

inV2('the journal has the text of a body with files', async (t, _call, send) => {
  await callerOf(send)(filesIn({ id: 'C1' }, { photo: ['me.png', 'image/png', 'né'] }))
  const { text } = await send({ method: 'GET', path: '/_emulator/requests/1', headers: { host: 'localhost' } })
  const { request, response } = JSON.parse(text)
  t.match(request.rawBody, 'filename="me.png"')
  t.match(request.rawBody, '\r\n\r\nné\r\n')
  t.equal(request.body, null)
  t.match(request.headers['content-type'], 'boundary=')
  t.equal(response.status, 200)
})

inV2('v2.types: without a file, with more than are wanted, or with what is not multipart, files are refused', async (t, call, send) => {
  const upload = callerOf(send)
  const refused = async (sent: unknown, status: number, message: unknown, reason: RegExp, caller = upload) => {
    const answer = await caller(sent)
    t.equal(answer.status, status, answer.text)
    t.strictSame(answer.body.message, message)
    t.match(answer.headers['x-emulator-reason'], reason)
  }
  const two = { a: ['a.txt', 'text/plain', 'a'], b: ['b.txt', 'text/plain', 'b'] } as const
  t.equal((await upload(filesIn({ maxFiles: '2' }, two))).status, 200)
  await refused(filesIn({ maxFiles: '1' }, two), 422, ['file must contain no more than 1 elements'], /2 files came, and maxFiles is 1/)
  await refused(filesIn({ maxFiles: 'all' }, two), 422, ['maxFiles must be in a supported format'], /all/)
  await refused(filesIn({ name: 'x' }, two), 422, ['property name should not exist'], /known are id, maxFiles/)
  await refused(filesIn({ id: 'x' }, {}), 422, ['file should not be empty'], /part that has a filename/)
  const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`f${index}`, ['a.txt', '', ''] as const]))
  t.equal((await upload(filesIn({}, many(100)))).status, 200)
  await refused(filesIn({}, many(101)), 400, 'Bad Request', /more than 100 parts/)
  const otherwise = (sent: unknown) => call('POST', PATH, sent)
  await refused({ id: 'x' }, 422, ['file should not be empty'], /come as multipart\/form-data/, otherwise)
  await refused(filesIn({}, two), 400, 'Bad Request', /is not JSON/, otherwise)
  const without = callerOfV2(send, { headers: { 'content-type': 'multipart/form-data' } })
  await refused(filesIn({}, two), 400, 'Bad Request', /names no boundary/, (sent) => without('POST', PATH, sent))
  await refused('--other\r\n\r\n--other--', 400, 'Bad Request', /let the HTTP library write both/)
})

function callerOf(send: Parameters<typeof callerOfV2>[0]) {
  const call = callerOfV2(send, { headers })
  return (sent: unknown) => call('POST', PATH, sent)
}
