/** The names of the pages of a business elsewhere, in the order in which answers have them. */
export const SOCIAL = [
  ...(['facebookUrl', 'googlePlus', 'linkedIn', 'foursquare', 'twitter', 'yelp', 'instagram'] as const),
  ...(['youtube', 'pinterest', 'blogRss', 'googlePlaceId'] as const)
] as const

/** Texts that are set for a location beside its name, country and time zone; empty where they are not set. */
export const PROFILE = ['address', 'city', 'state', 'postalCode', 'website', 'firstName', 'lastName', 'email', 'phone'] as const

/** What is switched on or off for a location, in the order in which answers have it. */
export const SWITCHES = ['allowDuplicateContact', 'allowDuplicateOpportunity', 'allowFacebookNameMerge', 'disableContactTimezone'] as const

/** What is set for a location. */
export interface LocationSettings
  extends Record<(typeof PROFILE)[number], string>,
    Record<Exclude<(typeof SWITCHES)[number], 'allowDuplicateContact'>, boolean> {
  name: string
  /** Two letters (ISO 3166-1). */
  country: string
  timezone: string
  /** With fidelity `observed`: whether a create makes a second contact with the same e-mail or phone. */
  allowDuplicateContact: boolean
  social: Partial<Record<(typeof SOCIAL)[number], string>>
}

const PLAUSIBLE = {
  ...{ name: 'Test location', timezone: 'America/Chicago', country: '', allowDuplicateContact: false },
  ...{ address: '1 Main Street', city: 'Chicago', state: 'IL', postalCode: '60601', website: 'https://location.example' },
  ...{ firstName: 'Test', lastName: 'Owner', email: 'owner@location.example', phone: '+13125550100', social: {} },
  ...{ allowDuplicateOpportunity: false, allowFacebookNameMerge: false, disableContactTimezone: false }
}

/** What is set for a location of which nothing is told. */
export function plausibleSettings(told: Pick<LocationSettings, 'country' | 'allowDuplicateContact'>): LocationSettings {
  return { ...PLAUSIBLE, ...told, social: {} }
}
