/** Of what kind something personal is, in the order in which one gives its name to what overlaps. */
export const personalKinds = [
  'quotation',
  'email',
  'site',
  'address',
  'enquiry_number',
  'iban',
  'ip_address',
  'birth_date',
  'national_id',
  'phone',
  'number',
  'file_name',
  'organisation',
  'name',
  'account',
] as const
export type PersonalKind = (typeof personalKinds)[number]
