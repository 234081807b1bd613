import { idFrom, uuidFrom } from '../ids.js'
import type { Location } from '../locations/location.js'
import type { Form } from '../records/form.js'
import { permissionsOf } from '../records/user.js'
import { answerOfService, serviceOf } from '../v1/calendars/service.js'
import { answerOfTeam, teamOf } from '../v1/calendars/team.js'
import type { GivenData } from './given-data.js'
import { GIVEN_KINDS, type GivenLists } from './given-schemas.js'

/** What an id follows from that a test does not give. */
const origin = ({ id }: Location, ...names: string[]) => [id, ...names].join('\0')

const GIVE: { [Kind in keyof GivenLists]: (given: GivenLists[Kind], location: Location) => void } = {
  campaigns: (given, location) =>
    location.resources.campaigns.give(
      given.map(({ id, name, status = 'published' }) => ({ id: id ?? idFrom(origin(location, 'campaign', name)), name, status }))
    ),
  workflows: (given, location) => {
    const { resources, clock } = location
    const now = clock.iso(clock.now())
    resources.workflows.give(
      given.map(({ id, name, status = 'published' }) => ({
        ...{ id: id ?? uuidFrom(origin(location, 'workflow', name)), name, status },
        ...{ version: 1, createdAt: now, updatedAt: now }
      }))
    )
  },
  pipelines: (given, location) =>
    location.resources.pipelines.give(
      given.map(({ id, name, stages }) => ({
        id: id ?? idFrom(origin(location, 'pipeline', name)),
        name,
        stages: stages.map((stage) => ({ id: stage.id ?? uuidFrom(origin(location, 'stage', name, stage.name)), name: stage.name }))
      }))
    ),
  users: (given, location) =>
    location.resources.users.give(
      given.map(({ id, firstName, lastName = '', email = '', phone = '', type = 'account', role = 'user', ...told }) => ({
        ...{ id: id ?? idFrom(origin(location, 'user', firstName, lastName, email)), firstName, lastName, email, phone },
        roles: { type, role, locationIds: told.locationIds ?? [location.id] },
        permissions: permissionsOf(told.permissions)
      }))
    ),
  snapshots: (given, location) =>
    location.resources.snapshots.give(
      given.map(({ id, name, type = 'own' }) => ({ id: id ?? idFrom(origin(location, 'snapshot', name)), name, type }))
    ),
  teams: (given, location) =>
    location.resources.teams.give(given.map(({ id, ...sent }) => teamOf(sent, id ?? idFrom(origin(location, 'team', sent.name))))),
  services: (given, location) =>
    location.resources.services.give(
      given.map(({ id, ...sent }) => serviceOf(sent, id ?? idFrom(origin(location, 'service', sent.name)), location))
    ),
  forms: (given, location) =>
    location.resources.forms.give(given.map(({ id, name }) => ({ id: id ?? idFrom(origin(location, 'form', name)), name }))),
  surveys: (given, location) =>
    location.resources.surveys.give(given.map(({ id, name }) => ({ id: id ?? idFrom(origin(location, 'survey', name)), name }))),
  submissions: (given, location) => {
    const { resources, clock } = location
    for (const { formId, surveyId, fields = {}, pageDetails = {}, createdAt = clock.iso(clock.now()), ...sent } of given) {
      const kind = surveyId === undefined ? 'form' : 'survey'
      const [first] = resources.forms.all()
      const of = surveyId ?? formId ?? (first as Form).id
      const id = sent.id ?? uuidFrom(origin(location, 'submission', of, sent.contactId, createdAt))
      resources.submissions.put({ id, kind, formId: of, contactId: sent.contactId, fields, createdAt, pageDetails })
    }
  }
}

/** Kinds whose records are not what the API answers. */
const ANSWERS: { [Kind in keyof GivenData]?: (location: Location) => readonly object[] } = {
  teams: ({ resources }) => resources.teams.all().map(answerOfTeam),
  services: (location) => location.resources.services.all().map((service) => answerOfService(service, location))
}

/** All that a location has of a kind, as the API answers it. */
export function allOf(kind: keyof GivenData, location: Location): readonly object[] {
  return ANSWERS[kind]?.(location) ?? location.resources[kind].all()
}

/** Gives a location what a test has for it. Ids that are not given follow from the name, so that they stay the same. */
export function putGiven(data: GivenData, location: Location): void {
  // It has passed the schemas, of which `GivenData` is what a reader needs.
  for (const kind of GIVEN_KINDS) giveKind(kind, data as Partial<GivenLists>, location)
}

function giveKind<Kind extends keyof GivenLists>(kind: Kind, data: { [Each in Kind]?: GivenLists[Each] }, location: Location): void {
  const given: GivenLists[Kind] | undefined = data[kind]
  if (given !== undefined) GIVE[kind](given, location)
}
