/** The newest sample of each object at a moment, if it is young enough to be shown. */
export interface Load {
  readonly at: number;
  readonly cpu: number;
  readonly cpuTotal: number;
  readonly memory: number;
  readonly memoryTotal: number;
}

export interface LoadView {
  readonly host: (name: string) => Load | null;
  readonly guest: (id: string) => Load | null;
}
