import type { Messages } from '../language.svelte';

export const units: Messages['units'] = {
  unit: 'Agency or service point',
  placeholder: 'Type the name of an agency or a service point',
  kinds: { agency: 'Agency', service_point: 'Service point' },
  role: 'Right',
  duties: {
    operator: 'Looks after the whole system and decides service requests',
    central_officer: 'Gives rights to officers and looks after all points of the agency',
    agency_officer: 'Looks after all service points of the chosen agency',
    service_point_officer: 'Looks after the chosen service point only'
  },
  roleMissing: 'Choose a right',
  unitMissing: 'Choose an agency or a service point from those found'
};
