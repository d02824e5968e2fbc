/** One thing a template may say. */
export interface TemplateField {
  description: string;
  /** Said when nobody knows better; null where only silence is honest, so the field must stand in its own `{{#field}}` part. */
  fallback: string | null;
  /** Always known, so that a `{{^field}}` part would never be seen. */
  always: boolean;
}

const field = (description: string, fallback: string | null = null, always = false): TemplateField => ({
  description,
  fallback,
  always,
});

/** Every field a template of the procedure may use, by name. */
export const TEMPLATE_FIELDS = {
  company: field('The name of the company, from the settings.', 'us', true),
  incidentNumber: field('The number of the incident, such as 42.', 'this incident', true),
  phaseWords: field(
    'What is going on, in one plain sentence, such as "We are looking into it."',
    'We are looking into it.',
    true,
  ),
  feature: field('The feature that is hurt, as customers know it.', 'our service'),
  symptom: field('What customers see, in their words, such as "saving an environment fails".'),
  startedAt: field('When it began, with its zone.'),
  news: field(
    'What was established since the last words to the same audience, such as "We are undoing a recent change."',
  ),
  workaround: field('What customers can do meanwhile.'),
  nextUpdateAt: field('When the next words come, with its zone.'),
  resumesAt: field('When work resumes after a night on which it rests, with its zone.'),
  statusPageUrl: field('The address of the public status page.'),
  resolvedAt: field('When service was restored, with its zone.'),
  duration: field('How long it lasted, such as "1 h 20 min".'),
  ticket: field('The ticket of a bug that is no incident.'),
} as const satisfies Record<string, TemplateField>;

export type TemplateFieldName = keyof typeof TEMPLATE_FIELDS;

/** What is said of a field that is not known, in a language; fields without an entry are left out then. */
export type TemplateFallbacks = Partial<Record<TemplateFieldName, string>>;

/** Values for a rendering, already worded and in the reader's zone; null or '' where nothing is known. */
export type TemplateValues = Partial<Record<TemplateFieldName, string | null>>;

/** Whether a template may use this name. */
export function isTemplateField(name: string): name is TemplateFieldName {
  return Object.hasOwn(TEMPLATE_FIELDS, name);
}
