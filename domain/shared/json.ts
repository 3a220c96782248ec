/** What survives JSON unchanged: no Date, no bigint, no undefined. Event data and documents are made of this. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
