declare const brand: unique symbol;

/** A text or number that has passed the rule of its name; the brand exists only for the compiler. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
