/** What a guest is for: it decides its size and how its load looks. */
export type Role = 'web' | 'db' | 'batch' | 'quiet';
