import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** A phone number as E.164, a national one completed with `country` (ISO 3166-1, two letters); as sent if it is none. */
export function e164(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone, { defaultCountry: country as CountryCode })
  return number?.isPossible() ? number.number : phone
}
