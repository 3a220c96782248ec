/** Makes ids. The same kind and name always give the same id (RFC 9562, version 5); `fresh` gives a new one; `digest` tells texts apart (SHA-256, hexadecimal). */
export interface Identities {
  of(kind: string, name: string): string;
  fresh(): string;
  digest(text: string): string;
}
