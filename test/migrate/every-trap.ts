// A program of version 1 that falls into every trap of the move; run by migrate-check.test.ts.

const { GHL_BASE_URL = '', GHL_API_KEY = '' } = process.env

async function call(method: string, path: string, body?: unknown): Promise<Record<string, Record<string, string>>> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(GHL_BASE_URL + path, {
    method,
    headers: {
      authorization: `Bearer ${GHL_API_KEY}`,
      'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json'
    },
    ...(sent !== undefined && { body: sent })
  })
  const text = await answer.text()
  return text.startsWith('{') ? JSON.parse(text) : {}
}

const field = (await call('POST', '/custom-fields/', { name: 'Size', dataType: 'TEXT' })) as unknown as { fieldKey: string }
const lead = {
  email: 'john@deo.com',
  phone: '(888) 732-4197',
  first_name: 'John',
  gender: 'm',
  locationId: 'elsewhere',
  tags: ['Hot', 'New'],
  dateOfBirth: '09/25/1990',
  customField: { [field.fieldKey]: 'XL' }
}
const { contact: { id } = {} } = await call('POST', '/contacts/', lead)
await call('POST', '/contacts/', { email: 'JOHN@deo.com', tags: ['again'] })
await call('POST', '/contacts/', { firstName: 'Nobody' })
await call('POST', '/contacts/', { email: 'null@deo.com', lastName: null })
await call('POST', '/contacts/', 'email=form%40deo.com')
await call('GET', `/contacts/${id}`)
await call('GET', '/contacts/nobody')
await call('PUT', `/contacts/${id}`, { companyName: 'Deo', locationId: 'elsewhere' })
await call('GET', '/contacts/?limit=500&sortBy=date_updated')
await call('GET', '/contacts/lookup?email=john@deo.com')
await call('POST', `/contacts/${id}/tags`, { tags: ['more'] })
await call('DELETE', `/contacts/${id}/tags`, { tags: [] })
const note = (await call('POST', `/contacts/${id}/notes`, { body: 'Called' })) as unknown as { id: string }
await call('GET', `/contacts/${id}/notes`)
await call('DELETE', `/contacts/${id}/notes/${note.id}`)
await call('GET', `/contacts/${id}/notes/${note.id}`)
const due = { title: 'Call', dueDate: '2026-01-01T00:00:00Z' }
const task = (await call('POST', `/contacts/${id}/tasks`, { ...due, description: 'Again' })) as unknown as { id: string }
await call('PUT', `/contacts/${id}/tasks/${task.id}`, { ...due, status: 'completed' })
await call('PUT', `/contacts/${id}/tasks/${task.id}/status`, { status: 'incompleted' })
await call('GET', `/contacts/${id}/tasks`)
await call('POST', `/contacts/${id}/campaigns/welcome`)
await call('DELETE', `/contacts/${id}/campaigns/remove-all`)
await call('POST', `/contacts/${id}/workflow/welcome`, { eventStartTime: '2026-01-01T00:00:00Z' })
await call('POST', '/contacts/nobody/workflow/welcome')
await call('GET', `/contacts/${id}/appointments`)
const choice = { name: 'Colour', dataType: 'SINGLE_OPTIONS', options: ['red'] }
const colour = (await call('POST', '/custom-fields/', choice)) as unknown as { id: string }
await call('PUT', `/custom-fields/${colour.id}`, { placeholder: 'red' })
await call('GET', '/tags/nothing')
await call('GET', '/locations/here')
await call('GET', '/pipelines/')
await call('DELETE', `/contacts/${id}`)
console.log('all is said')
