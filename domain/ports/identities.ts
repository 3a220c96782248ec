/** Makes ids. The same kind and name always give the same id (RFC 9562, version 5); `fresh` gives a new one (version 7). */
export interface Identities {
  of(kind: string, name: string): string;
  fresh(): string;
}
