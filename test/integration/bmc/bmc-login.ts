/** Who may ask the BMCs of tests. */
export const USER = 'admin';
export const PASSWORD = 'Pa55-w0rd!';
