import { type LocationSettings, PROFILE, SOCIAL, SWITCHES } from '../../records/settings.js'
import type { SentLocation } from './schema.js'

/** The settings with what is sent in place of what was there. */
export function changed(before: LocationSettings, sent: SentLocation): LocationSettings {
  const { businessName: name = before.name, country = before.country, timezone = before.timezone } = sent
  return {
    ...{ ...before, name, country, timezone, ...picked(PROFILE, sent), ...picked(SWITCHES, sent.settings ?? {}) },
    social: { ...before.social, ...picked(SOCIAL, sent.social ?? {}) }
  }
}

/** A location as answers have it. With `inList` its business has no email, as the reference shows it. */
export function answerOf(id: string, settings: LocationSettings, inList = false): object {
  const { name, address, city, country, state, postalCode, website, timezone, firstName, lastName, email, phone, social } = settings
  const place = { address, city, country, state, postalCode, website, timezone }
  return {
    ...{ id, name, ...place, firstName, lastName, email, phone },
    business: { name, ...(!inList && { email }), ...place },
    social: Object.fromEntries(SOCIAL.map((page) => [page, social[page] ?? ''])),
    settings: Object.fromEntries(SWITCHES.map((name) => [name, settings[name]]))
  }
}

function picked<From extends object, Name extends keyof From>(names: readonly Name[], from: From): Pick<From, Name> {
  const there = names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])
  return Object.fromEntries(there)
}
