/** The tables of the import, by name. */
export const table: Record<string, string> = {
  sources: 'Sources',
  regions: 'Regions',
  chains: 'Chains',
  stages: 'Stages',
  feeds: 'Feeds',
  firms: 'Firms',
  universities: 'Universities',
  organisations: 'Organisations',
  roles: 'Roles',
  anchors: 'Anchors',
  supplies: 'Supplies',
  talent: 'Talent',
  links: 'Links',
  carriers: 'Carriers',
  projects: 'Projects',
  statements: 'Statements',
  leading_chains: 'Leading chains',
  figures: 'Figures',
  visits: 'Visits',
};

/** Columns whose name does not say it by itself. */
const said: Record<string, string> = {
  'firms.name': 'firm name',
  'stages.name': 'stage name',
  name_en: 'English name',
  area_square_metres: 'area (m²)',
  graduates_per_year: 'graduates a year',
  investment_cny: 'investment (CNY)',
  output_cny: 'output (CNY)',
  revenue_cny: 'revenue (CNY)',
  value_cny: 'value (CNY)',
  period_months: 'period (months)',
  region_code: 'region',
  stage_id: 'stage',
  chain_id: 'chain',
  firm_id: 'firm',
  buyer_id: 'buyer',
  supplier_id: 'supplier',
  carrier_id: 'carrier',
  project_id: 'project',
  organisation_id: 'organisation',
  university_id: 'university',
  visitor_id: 'visitor',
  group_id: 'group',
  source_ids: 'sources',
  from_id: 'from',
  to_id: 'to',
  tiers: 'qualifications',
};

/** What a column or a property is called; a field such as `firms.staff` comes back unless it has a word of its own. */
export const columnWord = (name: string): string =>
  said[name] ?? (name.includes('.') ? name : name.replaceAll('_', ' '));

export const noteWords: Record<string, string> = {
  formula: 'formulas are read as the values the file keeps',
  formula_without_value: 'formulas without a kept value are empty',
  merged: 'of merged cells the first one is read',
  date: 'dates are read as year-month-day',
  number_as_text: 'numbers kept as text are read as numbers',
  damaged_number: 'long numbers damaged by a spreadsheet cannot be read',
  error_cell: 'error values are empty',
  hidden_sheet: 'a hidden sheet is read too',
  title_rows: 'rows above the header are not read',
  boolean: 'true and false are read as yes and no',
  hedge: 'words such as “about” are kept in the note',
  range_kept: 'ranges are kept in the note; the number stays unknown',
  stage_unknown: 'words that are no stage are kept in the note',
  personal: 'columns with personal data are left out',
  empty_sheet: 'an empty sheet',
};
