/** What a user may do or see, in the order in which answers have it, and whether one may of whom nothing is told. */
export const PERMISSIONS = {
  campaignsEnabled: true,
  campaignsReadOnly: false,
  contactsEnabled: true,
  workflowsEnabled: true,
  triggersEnabled: true,
  funnelsEnabled: true,
  websitesEnabled: false,
  opportunitiesEnabled: true,
  dashboardStatsEnabled: true,
  bulkRequestsEnabled: true,
  appointmentsEnabled: true,
  reviewsEnabled: true,
  onlineListingsEnabled: true,
  phoneCallEnabled: true,
  conversationsEnabled: true,
  assignedDataOnly: false,
  adwordsReportingEnabled: false,
  membershipEnabled: false,
  facebookAdsReportingEnabled: false,
  attributionsReportingEnabled: false,
  settingsEnabled: true,
  tagsEnabled: true,
  leadValueEnabled: true,
  marketingEnabled: true
}

export type Permissions = typeof PERMISSIONS

/** Somebody who works in an agency or a location. */
export interface User {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly roles: {
    readonly type: 'account' | 'agency'
    readonly role: 'admin' | 'user'
    /** Those in which the user works. */
    readonly locationIds: readonly string[]
  }
  readonly permissions: Readonly<Permissions>
}

/** What a user may: what is told, and the rest as in PERMISSIONS. */
export function permissionsOf(told: Partial<Permissions> = {}): Permissions {
  const all = Object.entries(PERMISSIONS).map(([name, usual]) => [name, told[name as keyof Permissions] ?? usual])
  return Object.fromEntries(all) as Permissions
}
