/** What this browser remembers for this person. Storage may be forbidden: then nothing is remembered. */
export const stored = {
  read: (key: string): string | null => {
    try {
      return localStorage.getItem(`nodeward.${key}`);
    } catch {
      return null;
    }
  },
  write: (key: string, value: string): void => {
    try {
      localStorage.setItem(`nodeward.${key}`, value);
    } catch {
      // Not remembered: the choice still holds for this page.
    }
  },
};
