/** Texts of the frame around the views, of the first start and of the questions. */
export const shell = {
  'app.name': 'Nodeward',
  'dialog.close': 'Close',
} as const;
