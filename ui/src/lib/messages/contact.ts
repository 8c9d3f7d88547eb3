/** Whom to call when nothing else helps. Source: the guideline of DGA. */
export const contactCenter = {
  name: 'DGA Contact Center',
  telephone: '02-612-6060',
  telephoneLink: 'tel:026126060',
  email: 'contact@dga.or.th',
  emailLink: 'mailto:contact@dga.or.th'
} as const;
