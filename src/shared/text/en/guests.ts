/** Texts of the Guests view. */
export const guests = {
  'guests.title': 'Guests',
} as const;
