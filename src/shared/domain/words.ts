/** What of a record is no figure. Figures may move without it being another one. */
export type Words<T> = T extends string | boolean | null | undefined
  ? T
  : T extends number
    ? unknown
    : T extends readonly (infer Item)[]
      ? readonly Words<Item>[]
      : { readonly [Key in keyof T as Extract<T[Key], number> extends never ? Key : never]: Words<T[Key]> };
