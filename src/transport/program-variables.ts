interface Where {
  baseUrl: string
  apiKey: string
  url: string
  /** Version 2 of the API asks for it. */
  locationId: string
}

/** By which environment variables a program under test finds its location. */
export function programVariables({ baseUrl, apiKey, url, locationId }: Where): Record<string, string> {
  return { GHL_BASE_URL: baseUrl, GHL_API_KEY: apiKey, GHL_LOCATION_ID: locationId, GHL_EMULATOR_URL: url }
}
