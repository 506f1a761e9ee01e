import { z } from 'zod';

// The page may not build functions from text (CSP), and zod would try to as soon as a schema is made: import
// this before everything that holds schemas.
z.config({ jitless: true });
