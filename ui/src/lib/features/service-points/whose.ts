import type { ServicePointView } from '$lib/backend';

/** Whose the point is and where it is; an office that is its own unit is not named twice. */
export function whose(view: ServicePointView): string {
  const { agency_name_th: agency, place_label: place, point } = view;
  const parts = agency === point.particulars.name_th ? [place] : [agency, place];
  return parts.filter(Boolean).join(' · ');
}
