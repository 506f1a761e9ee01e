import { z } from 'zod';

/** Building blocks of schemas over what `readXml` gives: every element is a list. */
export const attribute = z.string().optional();

/** An element that must be there once, with text. */
export const requiredText = z
  .tuple([z.object({ '#text': z.string().min(1) })])
  .transform(([element]) => element['#text']);

/** The elements of that name; an empty list when there are none. */
export const elements = <T extends z.ZodType>(element: T): z.ZodDefault<z.ZodArray<T>> =>
  z.array(element).default([]);
