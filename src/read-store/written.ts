import type { Versioned } from '../../domain/ports/read-store.ts';

/**
 * A document to be written, with what its writer read of it where it did. A hint, which a store may use to spare reading the document again
 * if that is still what stands there; the port knows nothing of it.
 */
export type Written<D> = Versioned<D> & Readonly<{ before?: Versioned<D> }>;
