import * as Type from '@sinclair/typebox'
import { LocationIds, Snapshot, User, Users } from './agency-answers.js'
import { Location, Message } from './answers.js'
import type { Operation } from './operation.js'
import { BY_KEY, NEEDS_KEY, WITH_BODY } from './shared.js'

const OF_AGENCY = 'Takes the key of an agency; that of a location gets 401.'
const NO_LOCATION = 'An id that no location of the agency has gets 422.'
const NO_USER = 'An id that no user of the agency has gets 422.'
const NO_MATCH = 'Without a match, or without an email, it gets 422.'
const USER_NEEDS = 'Without a first name, last name, email, type, role, `locationIds` or `permissions` it gets 422.'
const LOCATION_NEEDS =
  'Without a first name, last name, email, phone, business name, address, city, state, country or postal code it gets 422.'
const EMAIL = { email: Type.String({ description: 'In any case.' }) }

const location = { tag: 'location', answer: Location } as const
const oneLocation = { ...location, parameters: ['LocationId'] } as const
const user = { tag: 'users', answer: User } as const
const oneUser = { ...user, parameters: ['UserId'] } as const

/** The routes of agencies: their locations, users, snapshots and subscriptions. */
export const AGENCY_OPERATIONS: Record<string, Operation> = {
  'GET /v1/locations': {
    tag: 'location',
    summary: 'List locations',
    description: `Answers all locations of the agency, each with its key. ${OF_AGENCY} With fidelity \`observed\` that of a location gets its own.`,
    answer: Type.Object({ locations: Type.Array(Location) }),
    refusals: NEEDS_KEY
  },
  'POST /v1/locations': {
    ...location,
    summary: 'Create a location',
    description: `Makes a location of the agency and answers it with its key. ${LOCATION_NEEDS} ${OF_AGENCY}`,
    refusals: WITH_BODY
  },
  'GET /v1/locations/lookup': {
    ...location,
    summary: 'Find a location by its email',
    description: `Answers the first location of the agency with it. ${NO_MATCH} ${OF_AGENCY}`,
    query: EMAIL,
    refusals: BY_KEY
  },
  'GET /v1/locations/:id': {
    ...oneLocation,
    summary: 'Read a location',
    description: 'Answers the location that the key opens, or with the key of an agency one of its locations. The id of another gets 422.',
    refusals: BY_KEY
  },
  'PUT /v1/locations/:id': {
    ...oneLocation,
    summary: 'Change a location',
    description: `Changes what is sent, leaves the rest, and answers the location. ${LOCATION_NEEDS} ${NO_LOCATION} ${OF_AGENCY}`,
    refusals: WITH_BODY
  },
  'DELETE /v1/locations/:id': {
    ...oneLocation,
    summary: 'Delete a location',
    description: `Deletes it with all it holds; its key gets 401 from then on. ${NO_LOCATION} ${OF_AGENCY}`,
    answer: Message,
    refusals: BY_KEY
  },
  'PUT /v1/locations/:id/load-snapshot/:snapshotId': {
    tag: 'location',
    summary: 'Load a snapshot into a location',
    description: `Answers that it will be done; nothing is copied. ${NO_LOCATION} So does an unknown snapshot. ${OF_AGENCY}`,
    body: Type.Object({ override: Type.Optional(Type.Boolean({ description: 'Ignored.' })) }, { description: 'How it is loaded.' }),
    answer: Message,
    parameters: ['LocationId', 'SnapshotId'],
    refusals: BY_KEY
  },
  'GET /v1/snapshots': {
    tag: 'location',
    summary: 'List snapshots',
    description: `Answers the snapshots that a test has given to the agency. Without any it has one, and takes any id. ${OF_AGENCY}`,
    answer: Type.Object({ snapshots: Type.Array(Snapshot) }),
    refusals: NEEDS_KEY
  },
  'GET /v1/saas/locations': {
    tag: 'location',
    summary: 'Find locations by their subscription',
    description: `Answers the ids of those with the customer, the subscription, or both. Without either it gets 422. ${OF_AGENCY}`,
    query: {
      customerId: Type.String({ description: 'Of a customer.' }),
      subscriptionId: Type.String({ description: 'Of a subscription.' })
    },
    answer: LocationIds,
    refusals: BY_KEY
  },
  'PUT /v1/saas/update-saas-subscription/:id': {
    tag: 'location',
    summary: 'Change the subscription of a location',
    description: `Answers the ids of the locations with that subscription. Without a customer and a subscription it gets 422. ${NO_LOCATION} ${OF_AGENCY}`,
    answer: LocationIds,
    parameters: ['LocationId'],
    refusals: WITH_BODY
  },
  'GET /v1/users': {
    tag: 'users',
    summary: 'List users',
    description: `Answers the users of the agency. ${OF_AGENCY} With fidelity \`observed\` that of a location gets those of the location.`,
    query: { locationId: Type.String({ description: 'Only those who work in this location.' }) },
    answer: Users,
    refusals: NEEDS_KEY
  },
  'POST /v1/users': {
    ...user,
    summary: 'Create a user',
    description: `Makes a user of the agency and answers it. ${USER_NEEDS} ${OF_AGENCY}`,
    refusals: WITH_BODY
  },
  'GET /v1/users/location': {
    tag: 'users',
    summary: 'List the users of a location',
    description: 'Answers those who work in the location that the key opens: users of its agency, and those that a test has given to it.',
    answer: Users,
    refusals: NEEDS_KEY
  },
  'GET /v1/users/lookup': {
    ...user,
    summary: 'Find a user by the email',
    description: `Answers the first user of the agency with it. ${NO_MATCH} ${OF_AGENCY}`,
    query: EMAIL,
    refusals: BY_KEY
  },
  'GET /v1/users/:id': {
    ...oneUser,
    summary: 'Read a user',
    description: `Answers one user of the agency. ${NO_USER} ${OF_AGENCY}`,
    refusals: BY_KEY
  },
  'PUT /v1/users/:id': {
    ...oneUser,
    summary: 'Change a user',
    description: `Changes a user and answers it. ${USER_NEEDS} ${NO_USER} ${OF_AGENCY}`,
    refusals: WITH_BODY
  },
  'DELETE /v1/users/:id': {
    ...oneUser,
    summary: 'Delete a user',
    description: `Deletes it and answers an empty text. ${NO_USER} ${OF_AGENCY}`,
    answer: Type.String({ description: 'Always empty.', examples: [''] }),
    refusals: BY_KEY
  }
}
