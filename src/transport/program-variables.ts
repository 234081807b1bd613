/** By which environment variables a program under test finds its location. */
export function programVariables({ baseUrl, apiKey, url }: { baseUrl: string; apiKey: string; url: string }): Record<string, string> {
  return { GHL_BASE_URL: baseUrl, GHL_API_KEY: apiKey, GHL_EMULATOR_URL: url }
}
