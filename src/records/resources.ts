import { idFrom, uuidFrom } from '../ids.js'
import { type Account, firstAccountId } from './account.js'
import type { Appointment } from './appointment.js'
import type { Campaign } from './campaign.js'
import type { CustomValue } from './custom-value.js'
import type { Enrolment } from './enrolment.js'
import type { Form } from './form.js'
import type { Link } from './link.js'
import type { Opportunity } from './opportunity.js'
import type { Pipeline } from './pipeline.js'
import { plausibleService, plausibleTeam } from './plausible-calendar.js'
import { Given, Records, RecordsOfContacts, type SavedRecords } from './records.js'
import type { Room } from './room.js'
import type { Service } from './service.js'
import type { Snapshot } from './snapshot.js'
import type { Submission } from './submission.js'
import type { Tag } from './tag.js'
import type { Team } from './team.js'
import { permissionsOf, type User } from './user.js'
import type { Workflow } from './workflow.js'

const STAGES = ['New lead', 'Contacted', 'Proposal sent', 'Closed']

/** What `save` makes, and `load` takes: from a kind to its records. */
export type SavedResources = Record<string, SavedRecords<{ readonly id: string }>>

/** What a location holds beside its contacts and what most tests use. Made when it is first asked for. */
export class Resources {
  readonly customValues: Records<CustomValue>
  readonly links: Records<Link>
  /** Those that were made by themselves; the others are tags of contacts. */
  readonly tags: Records<Tag>
  readonly campaigns: Given<Campaign>
  readonly workflows: Given<Workflow>
  readonly pipelines: Given<Pipeline>
  readonly opportunities: RecordsOfContacts<Opportunity>
  readonly users: Given<User>
  /** Of an agency. */
  readonly snapshots: Given<Snapshot>
  /** The locations of an agency. */
  readonly accounts: Records<Account>
  readonly teams: Given<Team>
  readonly services: Given<Service>
  readonly appointments: RecordsOfContacts<Appointment>
  readonly forms: Given<Form>
  readonly surveys: Given<Form>
  readonly submissions: Records<Submission>
  /** Stay when their contact goes: a test may ask for them then. */
  readonly enrolments: RecordsOfContacts<Enrolment>

  /** @param began ISO 8601, when what was made before the first request was made */
  constructor(room: Room, locationId: string, began: string, isAgency: boolean) {
    const idOf = (kind: string) => idFrom(`${locationId}\0${kind}`)
    this.customValues = new Records(room)
    this.links = new Records(room)
    this.tags = new Records(room)
    this.campaigns = new Given(room, { id: idOf('campaign'), name: 'Test campaign', status: 'published' })
    this.workflows = new Given(room, {
      id: uuidFrom(`${locationId}\0workflow`),
      name: 'Test workflow',
      status: 'published',
      version: 1,
      createdAt: began,
      updatedAt: began
    })
    this.pipelines = new Given(room, {
      id: idOf('pipeline'),
      name: 'Test pipeline',
      stages: STAGES.map((name) => ({ id: uuidFrom(`${locationId}\0stage\0${name}`), name }))
    })
    this.opportunities = new RecordsOfContacts(room)
    this.users = new Given(room, {
      ...{ id: idOf('user'), firstName: 'Test', lastName: 'User', email: 'user@location.example', phone: '+13125550101' },
      roles: isAgency
        ? { type: 'agency', role: 'admin', locationIds: [firstAccountId(locationId)] }
        : { type: 'account', role: 'admin', locationIds: [locationId] },
      permissions: permissionsOf()
    })
    this.snapshots = new Given(room, { id: idOf('snapshot'), name: 'Test snapshot', type: 'own' })
    this.accounts = new Records(room)
    this.teams = new Given(room, plausibleTeam(idOf('team'), idOf('user')))
    this.services = new Given(room, plausibleService(idOf('service'), idOf('team'), [idOf('user')]))
    this.appointments = new RecordsOfContacts(room)
    this.forms = new Given(room, { id: idOf('form'), name: 'Test form' })
    this.surveys = new Given(room, { id: idOf('survey'), name: 'Test survey' })
    this.submissions = new Records(room)
    this.enrolments = new RecordsOfContacts(room)
  }

  /** Forgets what goes with a contact. */
  forgetContact(contactId: string): void {
    this.opportunities.forgetContact(contactId)
    this.appointments.forgetContact(contactId)
  }

  /** All there is, by kind. */
  save(): SavedResources {
    return Object.fromEntries(Object.entries(this).map(([kind, records]) => [kind, (records as Records<{ id: string }>).save()]))
  }

  /** Has what was saved in place of what there is. */
  load(saved: SavedResources): void {
    for (const [kind, records] of Object.entries(saved)) {
      const kept: Records<{ id: string }> = this[kind as 'customValues']
      kept.load(records)
    }
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    for (const records of Object.values(this) as { end(): void }[]) records.end()
  }
}
