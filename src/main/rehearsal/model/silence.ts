/** Why a member is silent, and whether the shutdown agents of the others can prove that it is stopped. */
export interface Silence {
  readonly reason: string;
  readonly provable: boolean;
}
