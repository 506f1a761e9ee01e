/**
 * Who is behind a line, as the host that opened it knows. `os-user`: the console's own window, or a browser that this
 * user opened with the program; `operator`: whoever has an operator's link; `observer`: everybody else.
 */
export interface Caller {
  /** The name that stands in every entry of the record. */
  readonly person: string;
  readonly login: 'observer' | 'os-user' | 'operator';
}

export const OBSERVER: Caller = { person: 'observer', login: 'observer' };
