import type { ClientOptions } from './client.ts';

const { API_URL, API_TOKEN, API_LANGUAGE } = process.env;

/** Where to go and with which token, from API_URL, API_TOKEN and API_LANGUAGE. */
export const environment: ClientOptions = {
  token: API_TOKEN ?? '',
  language: API_LANGUAGE === 'nl' ? 'nl' : 'en',
  ...(API_URL !== undefined && { url: API_URL }),
};
