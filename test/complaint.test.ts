import t from 'tap'
import { complaintOf } from '../src/complaint.js'

const error = (fields: object) => Object.assign(new Error('message'), fields)

t.test('each error that is foreseen has its exit code and a sentence', async (t) => {
  t.same(complaintOf(error({ code: 'ERR_OPTION' })), { exitCode: 2, sentence: 'message' })
  t.match(complaintOf(error({ code: 'EADDRINUSE', port: 80 })), { exitCode: 3, sentence: /^port 80 is in use; stop what listens there/ })
  t.match(complaintOf(error({ code: 'EACCES', port: 80 })), {
    exitCode: 2,
    sentence: '--port 80 may not be opened by this user; choose one above 1023'
  })
  t.match(complaintOf(error({ code: 'EADDRNOTAVAIL', address: '1.2.3.4' })), {
    exitCode: 2,
    sentence: /^--host 1\.2\.3\.4 is not an address/
  })
  t.match(complaintOf(error({ code: 'ENOTFOUND' })), { exitCode: 2, sentence: /^--host is a name that cannot be looked up: message/ })
  t.match(complaintOf(error({ code: 'EAI_AGAIN' })), { exitCode: 2, sentence: /^--host is a name/ })
})

t.test('what was not foreseen ends with 1 and its stack', async (t) => {
  t.match(complaintOf(new Error('message')), { exitCode: 1, sentence: /^Error: message\n +at / })
  t.same(complaintOf(error({ stack: undefined })), { exitCode: 1, sentence: 'message' })
})
