import {
  HubList,
  type Backend,
  type ChangeGrant,
  type GrantState,
  type HandOver,
  type HeldGrant,
  type Role
} from '$lib/backend';
import { matches } from '$lib/components/matching';
import { t } from '$lib/messages/language.svelte';

/** Officers below, right by right, by their names. */
export class Officers extends HubList<HeldGrant> {
  text = $state('');
  role = $state<Role | ''>('');
  state = $state<GrantState['state'] | ''>('');
  /** The row of the keyboard; −1: none. */
  active = $state(-1);
  scrollTop = $state(0);
  readonly shown = $derived(
    (this.list ?? []).filter(
      (grant) =>
        (this.role === '' || grant.role === this.role) &&
        (this.state === '' || grant.state.state === this.state) &&
        matches(this.text, ...textsOf(grant))
    )
  );
  #backend: Backend;

  constructor(backend: Backend) {
    super(() => backend.officers());
    this.#backend = backend;
  }

  get filtered(): boolean {
    return this.text.trim() !== '' || this.role !== '' || this.state !== '';
  }

  clearFilters(): void {
    this.text = '';
    this.role = '';
    this.state = '';
  }

  /** All rights of one officer, the one that was chosen first. */
  of({ id, officer }: HeldGrant): readonly HeldGrant[] {
    const theirs = (this.list ?? []).filter((one) => one.officer.id === officer.id);
    return theirs.toSorted((one, other) => Number(other.id === id) - Number(one.id === id));
  }

  suspend({ id }: HeldGrant, reason: string): Promise<HeldGrant | null> {
    return this.act(`suspend ${id}`, () => this.#backend.suspendGrant(id, reason));
  }

  resume({ id }: HeldGrant): Promise<HeldGrant | null> {
    return this.act(`resume ${id}`, () => this.#backend.resumeGrant(id));
  }

  end({ id }: HeldGrant, reason: string): Promise<HeldGrant | null> {
    return this.act(`end ${id}`, () => this.#backend.endGrant(id, reason));
  }

  change({ id }: HeldGrant, change: ChangeGrant): Promise<HeldGrant | null> {
    return this.act(`change ${id}`, () => this.#backend.changeGrant(id, change));
  }

  handOver({ id }: HeldGrant, handOver: HandOver): Promise<HeldGrant | null> {
    return this.act(`hand over ${id}`, () => this.#backend.handOverGrant(id, handOver));
  }
}

const textsOf = ({ officer, role, unit_name_th, agency_name_th }: HeldGrant) => [
  officer.name,
  officer.email ?? '',
  unit_name_th,
  agency_name_th,
  t().account.roles[role]
];

/** The right in words: "เจ้าหน้าที่หน่วยงาน สำนักงานเขตพระนคร". */
export const rightOf = ({ role, unit_name_th }: Pick<HeldGrant, 'role' | 'unit_name_th'>): string =>
  t().officers.right(t().account.roles[role], unit_name_th);
