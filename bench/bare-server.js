// What a naive stub would be, to compare with: no checks, no key, no journal. Usage: node bare-server.js PORT
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const contacts = new Map()

const server = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => {
    text += chunk
  })
  request.on('end', () => {
    const contact = { id: randomUUID(), ...JSON.parse(text) }
    contacts.set(contact.id, contact)
    const body = JSON.stringify({ contact })
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => console.log(server.address().port))
