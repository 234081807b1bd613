import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { inBothProfiles } from '../calls.js'
import { SENT_SERVICE, SENT_TEAM } from './sent.js'

const needed = (field: string, called: string) => `"${field}":{"message":"The ${called} field is mandatory.","rule":"required"}`

inBothProfiles('team.kept, team.mandatory, team.invalid-id: teams come and go', async (t, call) => {
  const team = (await call('POST', '/calendars/teams/', { ...SENT_TEAM, id: 'mine' })).body
  t.match(team, { id: /^[A-Za-z0-9]{20}$/ })
  t.equal(
    JSON.stringify({ ...team, id: 'x' }),
    '{"id":"x","name":"Test Team","members":[{"id":"J37g","name":"Test user","email":"j37g@example.com"}],"calendarConfig":{"calendarName":"Test Calendar","description":"Desc.","slug":"slug","link":"/widget/appointment/slug","shouldAssignContactToTeamMember":true,"shouldSkipAssigningContactForExisting":false}}'
  )
  t.same((await call('GET', '/calendars/teams')).body, { teams: [team] }, 'the plausible one is gone')
  const changed = { ...team, name: 'Others' }
  t.same((await call('PUT', `/calendars/teams/${team.id}`, { ...SENT_TEAM, name: 'Others' })).body, changed)
  t.same((await call('GET', '/calendars/teams')).body, { teams: [changed] })
  const config = ['calendarName', 'description', 'slug'].map((field) => needed(`calendarConfig.${field}`, `calendarConfig.${field}`))
  const missing = `{${[needed('name', 'name'), needed('userIds', 'user ids'), ...config].join(',')}}`
  t.match(await call('POST', '/calendars/teams', {}), { status: 422, text: missing })
  t.match(await call('PUT', `/calendars/teams/${team.id}`, { userIds: [] }), { status: 422, text: missing })
  const { calendarConfig } = SENT_TEAM
  t.match(await call('POST', '/calendars/teams', { ...SENT_TEAM, calendarConfig: { ...calendarConfig, slug: ' ' } }), {
    status: 422,
    text: `{${config[2]}}`
  })
  t.equal((await call('DELETE', `/calendars/teams/${team.id}`)).text, 'OK')
  t.same((await call('GET', '/calendars/teams')).body, { teams: [] })
  for (const [method, body] of [['PUT', SENT_TEAM], ['DELETE']] as const) {
    t.match(await call(method, `/calendars/teams/${team.id}`, body), {
      status: 422,
      text: '{"teamId":{"message":"The team id is invalid.","rule":"invalid"}}'
    })
  }
})

const HOURS = { openMinute: 30, closeMinute: 0, closeHour: 12, openHour: 8 }

inBothProfiles('service.kept, service.invalid-id: services come and go', async (t, call) => {
  const service = (await call('POST', '/calendars/services/', SENT_SERVICE)).body
  t.match(service, { id: /^[A-Za-z0-9]{20}$/ })
  t.equal(
    JSON.stringify({ ...service, id: 'x' }),
    `{"id":"x","name":"Test Service","description":"Test Service Desc.","appointmentTitle":"With {{contact.name}}","meetingLocation":"https://zoom.us","eventColor":"Tomato","teamId":"t1","linkedCalendars":{"google":{"id":"","name":""},"clio":{"id":"","name":""},"drchrono":{"id":"","name":""}},"syncOption":"oneway","teamMembers":[{"userId":"u1","priority":0.5,"selected":true,"meetingLocation":"https://zoom.us"}],"availability":{"eventTiming":{"slotDuration":60,"slotInterval":30,"slotBuffer":0},"appointmentInfo":{"perSlot":1,"perDay":8},"schedule":{"allowBookingAfter":1,"allowBookingAfterUnit":"Hours","allowBookingFor":8,"allowBookingForUnit":"Weeks"},"officeHours":{"monday":[${JSON.stringify(HOURS)}],"sunday":[${JSON.stringify(HOURS)}]}},"confirmation":{"form":{"customFormId":"","stickyContact":false},"notificationAndOther":{"alertEmail":"","hasAutoConfirm":false,"hasGoogleSendInvitationEmail":true,"hasAllowReschedule":false,"hasAllowCancellation":false,"hasSendEmailToAssignedMember":false,"notes":"","facebookPixelId":"","customCode":""},"formSubmission":{"type":"ThankYouMessage","content":"Thanks."}}}`
  )
  t.same((await call('GET', '/calendars/services')).body, { services: [service] })
  t.same((await call('GET', '/calendars/services?teamId=t1')).body, { services: [service] })
  t.same((await call('GET', '/calendars/services?teamId=t2')).body, { services: [] })
  const path = `/calendars/services/${service.id}`
  const [member] = SENT_SERVICE.teamMembers
  const changed = (await call('PUT', path, { ...SENT_SERVICE, name: 'New', teamMembers: [{ ...member, priority: 'top' }] })).body
  t.match(changed, { id: service.id, name: 'New', teamMembers: [{ priority: 0 }] })
  t.same((await call('GET', '/calendars/services')).body, { services: [changed] })
  t.equal((await call('DELETE', path)).text, 'OK')
  for (const [method, body] of [['PUT', SENT_SERVICE], ['DELETE']] as const) {
    t.match(await call(method, path, body), { status: 422, text: '{"id":{"message":"The contact id is invalid.","rule":"invalid"}}' })
  }
})

// Word by word as the reference has it.
const SERVICE_MISSING = [
  needed('teamId', 'team id'),
  needed('name', 'name'),
  needed('description', 'description'),
  needed('eventType', 'event type'),
  needed('teamMembers', 'team members'),
  needed('slug', 'slug'),
  needed('appointmentTitle', 'team members'),
  needed('eventColor', 'event color'),
  ...[
    'availability.eventTiming.slotDuration',
    'availability.eventTiming.slotInterval',
    'availability.officeHours',
    'confirmation.notificationAndOther.autoConfirm',
    'confirmation.notificationAndOther.shouldSendAlertEmailsToAssignedMember',
    'confirmation.notificationAndOther.googleInvitationEmails',
    'confirmation.notificationAndOther.allowReschedule',
    'confirmation.notificationAndOther.allowCancellation',
    'confirmation.formSubmission.type',
    'confirmation.formSubmission.content'
  ].map((field) => needed(field, `${field} members`))
]

inBothProfiles('service.mandatory, service.invalid-timing: a service needs much, and slots of a documented length', async (t, call) => {
  const missing = { status: 422, text: `{${SERVICE_MISSING.join(',')}}` }
  t.match(await call('POST', '/calendars/services', {}), missing)
  t.match(await call('PUT', '/calendars/services/any', {}), missing)
  const eventTiming = { slotDuration: 0, slotInterval: 31 }
  const sent = { ...SENT_SERVICE, availability: { ...SENT_SERVICE.availability, eventTiming } }
  t.match(await call('POST', '/calendars/services', sent), {
    status: 422,
    text: '{"availability.eventTiming.slotDuration":{"message":"The availability.eventTiming.slotDuration is invalid.","rule":"invalid"},"availability.eventTiming.slotInterval":{"message":"The availability.eventTiming.slotInterval is invalid.","rule":"invalid"}}'
  })
})

inBothProfiles('slug.available, slug.mandatory: a slug can be had where no team has it', async (t, call) => {
  const path = '/calendars/check-slug-availability'
  t.equal((await call('GET', `${path}/slug`)).text, '{"slug":"slug","isSlugAvailable":true}')
  await call('POST', '/calendars/teams', SENT_TEAM)
  t.equal((await call('GET', `${path}/slug`)).text, '{"slug":"slug","isSlugAvailable":false}')
  t.match(await call('GET', `${path}/%20`), {
    status: 422,
    text: '{"email or phone":{"message":"The email or phone field is mandatory.","rule":"required"}}'
  })
})

inBothProfiles('without any team and service there is a plausible one of each, always with the same id', async (t, call, send) => {
  const [team] = (await call('GET', '/calendars/teams')).body.teams
  const [service] = (await call('GET', '/calendars/services')).body.services
  t.match(team, { id: /^[A-Za-z0-9]{20}$/, name: 'Test team' })
  const workday = [{ openMinute: 0, closeMinute: 0, closeHour: 17, openHour: 8 }]
  t.match(service, { id: /^[A-Za-z0-9]{20}$/, teamId: team.id, availability: { eventTiming: { slotDuration: 30, slotInterval: 30 } } })
  t.same(service.availability.officeHours, { monday: workday, tuesday: workday, wednesday: workday, thursday: workday, friday: workday })
  t.match((await call('PUT', '/calendars/services/any', SENT_SERVICE)).body, { id: 'any' }, 'any id is taken')
  t.equal((await call('DELETE', '/calendars/services/any')).text, 'OK')
  await send({ path: '/_emulator/data', body: '{"teams":[{"id":"t1","name":"One"}]}' })
  t.match((await call('GET', '/calendars/services')).body, { services: [{ teamId: 't1' }] }, 'its team is one that is there')
  await call('DELETE', '/calendars/teams/t1')
  t.match((await call('GET', '/calendars/services')).body, { services: [{ teamId: '' }] })
})

t.test('a test gives teams and services', async (t) => {
  const data = { teams: [{ name: 'Sales', userIds: ['u1'] }], services: [{ id: 'c1', name: 'Call' }] }
  await using emulator = await startEmulator({ data })
  const given = await emulator.addData({
    services: [{ name: 'Visit', teamId: 'elsewhere', availability: { eventTiming: { slotDuration: 60 } } }]
  })
  const [team] = given.teams
  t.match(team, { id: /^[A-Za-z0-9]{20}$/, name: 'Sales', members: [{ id: 'u1' }] })
  t.match(given.services, [
    { id: 'c1', name: 'Call', teamId: team?.id, availability: { eventTiming: { slotDuration: 30 } } },
    { id: /^[A-Za-z0-9]{20}$/, name: 'Visit', availability: { eventTiming: { slotDuration: 60, slotInterval: 30 } } }
  ])
  await emulator.reset()
  t.same((await emulator.addData({})).teams, [team], 'the id follows from the name')
  await t.rejects(startEmulator({ data: { services: [{ name: 'a', availability: { eventTiming: { slotInterval: 0 } } }] } }), {
    code: 'ERR_DATA',
    message: /services.*slotInterval/
  })
})
