/** Any value that JSON can carry (RFC 8259). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** A JSON object whose members are not known yet. */
export type JsonObject = { readonly [member: string]: Json };
