import { join } from 'node:path'
import t, { type Test } from 'tap'
import { command } from '../command.js'
import { EXAMPLES, nodeOf, OTHERS } from './other-nodes.js'

t.setTimeout(300_000)

const NODES = {
  'this Node.js': process.execPath,
  ...Object.fromEntries(OTHERS.map((version) => [`Node.js ${version}`, nodeOf(version)]))
}

// The SDK as npm has it, which has the vendor's host in its source. Each call it is asked for is noted.
const HEAD = `
const { createRequire } = require('node:module')
const { HighLevel } = createRequire(${JSON.stringify(EXAMPLES)})('@gohighlevel/api-client')
const LOCATION = 'C2QujeCh8ZnC7al2InWR'
const called = new Set()
const noting = (service, of) => new Proxy(service, { get: (target, name) => {
  const value = target[name]
  return typeof value === 'function' ? (...given) => { called.add(of + '.' + name); return value.apply(target, given) } : value
} })
const callsOf = (service, of) => Object.getOwnPropertyNames(Object.getPrototypeOf(service)).filter((name) => name !== 'constructor').map((name) => of + '.' + name)
`

const EVERY_CALL = `${HEAD}
const ghl = new HighLevel({ privateIntegrationToken: 'pit-sdk', logLevel: 'error' })
const contacts = noting(ghl.contacts, 'contacts')
const locations = noting(ghl.locations, 'locations')
const locationId = LOCATION
;(async () => {
  const { contact } = await contacts.createContact({ locationId, email: 'ann@lee.example', firstName: 'Ann', tags: ['a'] })
  const contactId = contact.id
  const told = {}
  told.read = (await contacts.getContact({ contactId })).contact.email
  told.updated = (await contacts.updateContact({ contactId }, { city: 'Rome' })).contact.city
  told.upserted = (await contacts.upsertContact({ locationId, email: 'ann@lee.example', state: 'RM' })).new
  told.listed = (await contacts.getContacts({ locationId })).contacts.length
  told.found = (await contacts.searchContactsAdvanced({ locationId, query: 'ann' })).total
  told.duplicate = (await contacts.getDuplicateContact({ locationId, email: 'ann@lee.example' })).contact.id === contactId
  told.tags = [(await contacts.addTags({ contactId }, { tags: ['b'] })).tags, (await contacts.removeTags({ contactId }, { tags: ['a'] })).tags]
  const { note } = await contacts.createNote({ contactId }, { body: 'called' })
  await contacts.updateNote({ contactId, id: note.id }, { body: 'called twice' })
  told.note = (await contacts.getNote({ contactId, id: note.id })).note.body
  told.notes = (await contacts.getAllNotes({ contactId })).notes.length
  told.noteGone = (await contacts.deleteNote({ contactId, id: note.id })).succeded
  const { task } = await contacts.createTask({ contactId }, { title: 'call', dueDate: '2030-01-01T10:00:00Z', completed: false })
  const taskId = task.id
  await contacts.updateTask({ contactId, taskId }, { title: 'call again' })
  const done = (await contacts.updateTaskCompleted({ contactId, taskId }, { completed: true })).task
  told.task = { title: done.title, completed: done.completed }
  told.sameTask = (await contacts.getTask({ contactId, taskId })).task.completed
  told.tasks = (await contacts.getAllTasks({ contactId })).tasks.length
  told.taskGone = (await contacts.deleteTask({ contactId, taskId })).succeded
  told.appointments = (await contacts.getAppointmentsForContact({ contactId })).events
  told.followers = (await contacts.addFollowersContact({ contactId }, { followers: ['U1'] })).followersAdded
  told.unfollowed = (await contacts.removeFollowersContact({ contactId }, { followers: ['U1'] })).followersRemoved
  told.campaign = (await contacts.addContactToCampaign({ contactId, campaignId: 'C1' }, {})).succeded
  await contacts.removeContactFromCampaign({ contactId, campaignId: 'C1' })
  await contacts.removeContactFromEveryCampaign({ contactId })
  told.workflow = (await contacts.addContactToWorkflow({ contactId, workflowId: 'W1' }, { eventStartTime: '2030-01-01T10:00:00+01:00' })).succeded
  await contacts.deleteContactFromWorkflow({ contactId, workflowId: 'W1' }, {})
  told.bulkTags = (await contacts.createAssociation({ type: 'add' }, { contacts: [contactId], tags: ['c'], locationId })).errorCount
  told.business = (await contacts.addRemoveContactFromBusiness({ locationId, ids: [contactId], businessId: 'B1' })).ids.length
  told.ofBusiness = (await contacts.getContactsByBusinessId({ businessId: 'B1', locationId })).count
  const { customField } = await locations.createCustomField({ locationId }, { name: 'Pin code', dataType: 'TEXT', model: 'contact' })
  const field = { locationId, id: customField.id }
  told.customField = [customField.fieldKey, (await locations.getCustomField(field)).customField.name]
  told.renamed = (await locations.updateCustomField(field, { name: 'Postal code' })).customField.name
  told.customFields = (await locations.getCustomFields({ locationId })).customFields.length
  const form = new FormData()
  form.append('id', contactId)
  form.append('photo', new Blob(['abc'], { type: 'image/png' }), 'me.png')
  const { meta } = await locations.uploadFileCustomFields({ locationId }, form, { headers: { 'Content-Type': 'multipart/form-data' } })
  told.uploaded = [meta[0].originalname, meta[0].mimetype, meta[0].size]
  told.fieldGone = (await locations.deleteCustomField(field)).succeded
  const { customValue } = await locations.createCustomValue({ locationId }, { name: 'Hours', value: '9' })
  const value = { locationId, id: customValue.id }
  await locations.updateCustomValue(value, { name: 'Hours', value: '10' })
  told.customValue = (await locations.getCustomValue(value)).customValue.value
  told.customValues = (await locations.getCustomValues({ locationId })).customValues.length
  told.valueGone = (await locations.deleteCustomValue(value)).succeded
  const { tag } = await locations.createTag({ locationId }, { name: 'vip' })
  const ofTag = { locationId, tagId: tag.id }
  told.tag = [(await locations.getTagById(ofTag)).tag.name, (await locations.updateTag(ofTag, { name: 'top' })).tag.name]
  told.locationTags = (await locations.getLocationTags({ locationId })).tags.map(({ name }) => name).sort()
  told.tagGone = (await locations.deleteTag(ofTag)).succeded
  told.location = (await locations.getLocation({ locationId })).location.id === locationId
  const refused = await contacts.createContact({ locationId, email: 'ann@lee.example' }).catch((error) => error)
  told.refused = [refused.statusCode, refused.message]
  told.deleted = (await contacts.deleteContact({ contactId })).succeded
  told.notCalled = callsOf(ghl.contacts, 'contacts').filter((name) => !called.has(name))
  told.notCalledOfLocations = callsOf(ghl.locations, 'locations').filter((name) => /customField|customValue|tag/i.test(name) && !called.has(name))
  console.log(JSON.stringify(told))
})().catch((error) => { console.error(error); process.exit(1) })
`

const DUPLICATE = 'This location does not allow duplicated contacts.'
const EVERY_ANSWER = {
  ...{ read: 'ann@lee.example', updated: 'Rome', upserted: false, listed: 1, found: 1, duplicate: true, tags: [['a', 'b'], ['b']] },
  ...{ note: 'called twice', notes: 1, noteGone: true, task: { title: 'call again', completed: true }, sameTask: true, tasks: 1 },
  ...{ taskGone: true, appointments: [], followers: ['U1'], unfollowed: ['U1'], campaign: true, workflow: true, bulkTags: 0 },
  ...{ business: 1, ofBusiness: 1, customField: ['contact.pin_code', 'Pin code'], renamed: 'Postal code', customFields: 1 },
  ...{ fieldGone: true, customValue: '10', customValues: 1, valueGone: true, tag: ['vip', 'top'], locationTags: ['b', 'c', 'top'] },
  ...{ tagGone: true, location: true, refused: [400, DUPLICATE], deleted: true },
  ...{ uploaded: ['me.png', 'image/png', 3], notCalled: [], notCalledOfLocations: [] }
}

const REFRESH = `${HEAD}
;(async () => {
  const ghl = new HighLevel({ clientId: 'client', clientSecret: 'secret', logLevel: 'error' })
  const given = await ghl.oauth.getAccessToken({ client_id: 'client', client_secret: 'secret', grant_type: 'authorization_code', code: LOCATION, user_type: 'Location' })
  const storage = ghl.getSessionStorage()
  // As one that has expired by the clock of the program.
  await storage.setSession(LOCATION, { ...given, access_token: 'expired', expires_in: 1 })
  const { contact } = await ghl.contacts.createContact({ locationId: LOCATION, email: 'ann@lee.example' })
  const now = await storage.getSession(LOCATION)
  console.log(JSON.stringify({ email: contact.email, isRenewed: now.access_token !== 'expired', userType: now.userType }))
})().catch((error) => { console.error(error); process.exit(1) })
`

const RETRY = `${HEAD}
;(async () => {
  const ghl = new HighLevel({ privateIntegrationToken: 'pit-sdk', logLevel: 'error', rateLimitRetry: { maxRetries: 5 } })
  const statuses = []
  for (const name of ['a', 'b', 'c']) statuses.push((await ghl.contacts.createContact({ locationId: LOCATION, email: name + '@b.example' })).contact.email)
  console.log(JSON.stringify(statuses))
})().catch((error) => { console.error(error); process.exit(1) })
`

async function told(t: Test, node: string, program: string, ...flags: string[]): Promise<unknown> {
  const folder = t.testdir({ 'program.cjs': program })
  const args = [
    'exec',
    '--intercept',
    '--api-key',
    'pit-sdk=C2QujeCh8ZnC7al2InWR',
    '--api-key',
    'test-*',
    ...flags,
    '--',
    node,
    join(folder, 'program.cjs')
  ]
  const { code, stdout, stderr } = await command(args)
  t.equal(code, 0, stderr)
  return JSON.parse(stdout)
}

for (const [name, node] of Object.entries(NODES)) {
  t.test(`on ${name} the official SDK makes every call it has, unmodified`, async (t) => {
    t.same(await told(t, node, EVERY_CALL), EVERY_ANSWER)
  })
  t.test(`on ${name} it renews a token that has expired`, async (t) => {
    t.same(await told(t, node, REFRESH), { email: 'ann@lee.example', isRenewed: true, userType: 'Location' })
  })
  t.test(`on ${name} it waits and tries again where it meets the rate limit`, async (t) => {
    t.same(await told(t, node, RETRY, '--rate-limit', '2/700ms'), ['a@b.example', 'b@b.example', 'c@b.example'])
  })
}
