/** The object of the settings view that opens "add a machine"; no site can have this id. */
export const ADD_MACHINE = '+machine';
