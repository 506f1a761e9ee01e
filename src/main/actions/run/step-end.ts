/** `not-met`: done, but its effect was not seen in time, and the operation may go on without. */
export type StepEnd = 'done' | 'not-met' | 'failed' | 'stopped';
