import { idFrom } from '../ids.js'
import type { LocationSettings } from './settings.js'

/** A location as its agency has it: it is there before anybody opens it with its key. */
export interface Account {
  readonly id: string
  readonly settings: LocationSettings
  /** Of the subscription by which its owner pays. */
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
}

/** The id of the location with which an agency begins. */
export function firstAccountId(agencyId: string): string {
  return idFrom(`${agencyId}\0location`)
}
