import type { FastifyInstance } from 'fastify'
import { answer, refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { isBlank } from '../../records/blank.js'
import type { Service } from '../../records/service.js'
import type { Team } from '../../records/team.js'
import { NEITHER_EMAIL_NOR_PHONE, type Refusal, type Refused } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'
import { serve } from '../resource/resource.js'
import { SERVICE_NEEDS, TEAM_NEEDS } from './mandatory.js'
import { type SentService, type SentTeam, ServiceSchema, SLOT_MINUTES, TeamSchema } from './schema.js'
import { answerOfService, serviceOf, teamIdOf } from './service.js'
import { answerOfTeam, teamOf } from './team.js'

// As the reference has it, which looks like a slip of its writer.
const NO_SLUG: Refusal = { ...NEITHER_EMAIL_NOR_PHONE, rule: 'slug.mandatory' }

/** The teams of a location, and their calendars, which are called services. */
export function calendars(api: FastifyInstance): void {
  serve<SentTeam, Team>(api, {
    path: '/calendars/teams',
    name: 'team',
    operations: ['list', 'create', 'update', 'delete'],
    schema: TeamSchema,
    mandatory: TEAM_NEEDS,
    invalidId: invalid('teamId', 'team id'),
    rules: { kept: 'team.kept', mandatory: 'team.mandatory', invalidId: 'team.invalid-id' },
    recordsOf: (location) => location.resources.teams,
    make: teamOf,
    answerOf: answerOfTeam,
    list: (teams) => ({ teams })
  })

  serve<SentService, Service>(api, {
    path: '/calendars/services',
    name: 'service',
    operations: ['list', 'create', 'update', 'delete'],
    schema: ServiceSchema,
    mandatory: SERVICE_NEEDS,
    wrong: whyWrongTiming,
    // "contact id", as the reference has it.
    invalidId: invalid('id', 'contact id'),
    rules: { kept: 'service.kept', mandatory: 'service.mandatory', invalidId: 'service.invalid-id' },
    recordsOf: (location) => location.resources.services,
    make: serviceOf,
    answerOf: answerOfService,
    isListed: (service, { teamId }, location) => teamId === undefined || teamIdOf(service, location) === teamId,
    list: (services) => ({ services })
  })

  api.get<{ Params: { slug: string } }>('/calendars/check-slug-availability/:slug', (request, reply) => {
    const { slug } = request.params
    if (isBlank(slug)) return refuse(reply, NO_SLUG, ['the path has no slug'])
    const { teams } = locationOf(request).resources
    return answer(reply, 'slug.available', { slug, isSlugAvailable: teams.all().every((team) => team.slug !== slug) })
  })
}

function whyWrongTiming({ availability: { eventTiming = {} } = {} }: SentService): Refused | undefined {
  const wrong = (['slotDuration', 'slotInterval'] as const).filter((name) => !SLOT_MINUTES.includes(eventTiming[name] as number))
  if (wrong.length === 0) return undefined
  const fields = wrong.map((name) => `availability.eventTiming.${name}`)
  return {
    refusal: { status: 422, body: Object.assign({}, ...fields.map((field) => invalid(field, field))), rule: 'service.invalid-timing' },
    reasons: fields.map((field) => `${field} must be one of ${SLOT_MINUTES.join(', ')}`)
  }
}
