/** class-transformer keeps what `@Type` says here, and has no types for the place. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: object;
}
