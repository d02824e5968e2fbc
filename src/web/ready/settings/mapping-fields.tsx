import { useState } from 'react';
import { tryMapping } from '#contract/change-mapping.ts';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

/** The fields that are asked for here; the API knows some more. */
const FIELDS = [
  ['title', 'Title', 'Needed, such as "Deploy " + body.name'],
  ['services', 'Services', 'A list, or one text with commas, such as body.name'],
  ['version', 'Version', 'Such as body.version'],
  ['environment', 'Environment', 'Such as body.env; production without it'],
  ['status', 'How it went', 'Such as body.status; done without it'],
  ['key', 'Key', 'What makes it the same change again, such as body.run'],
  ['when', 'Only when', 'Such as body.event == "deployed"'],
] as const;

export type MappingTexts = Partial<Record<(typeof FIELDS)[number][0], string>>;
type Mapping = BodyOf<typeof tryMapping>['mapping'];

/** What was filled in, as the API takes it. */
export function mappingOf(texts: MappingTexts): Mapping {
  const filled = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  return { title: '', ...Object.fromEntries(filled) };
}

/** An expression per field, and a sample on which they are tried. */
export function MappingFields({ texts, onChange }: { texts: MappingTexts; onChange: (texts: MappingTexts) => void }) {
  return (
    <>
      <p>
        Each field is a CEL expression over <code>body</code> and <code>headers</code>. What a request does not have
        stays empty.
      </p>
      {FIELDS.map(([field, label, description]) => (
        <LineField
          key={field}
          label={label}
          description={description}
          autoComplete="off"
          spellCheck={false}
          value={texts[field] ?? ''}
          onChange={(event) => onChange({ ...texts, [field]: event.currentTarget.value })}
        />
      ))}
      <MappingSample mapping={mappingOf(texts)} />
    </>
  );
}

function MappingSample({ mapping }: { mapping: Mapping }) {
  const [sample, setSample] = useState('');
  const tried = useCommand(tryMapping);
  const body = readSample(sample);
  return (
    <>
      <WordsField
        label="A sample of what the tool sends"
        description="As JSON. It is tried only, nothing is stored."
        spellCheck={false}
        value={sample}
        error={sample.trim() !== '' && body === undefined ? 'This is no JSON yet.' : undefined}
        onChange={(event) => setSample(event.currentTarget.value)}
      />
      <div>
        <ActionButton
          type="button"
          busy={tried.isPending}
          disabled={body === undefined || mapping.title === ''}
          onClick={() => tried.mutate({ body: { mapping, body } })}
        >
          Try it on this sample
        </ActionButton>
      </div>
      <RefusalNote error={tried.error} />
      <div role="status">{tried.data !== undefined && <Tried answer={tried.data} />}</div>
    </>
  );
}

function Tried({ answer }: { answer: AnswerOf<typeof tryMapping> }) {
  const { outcome, change, faults } = answer;
  if (outcome === 'ignored') return <p>This sample is no change: “Only when” does not hold.</p>;
  if (change === null)
    return (
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            {field}: {message}
          </li>
        ))}
      </ul>
    );
  const { title, services, environment, version, status } = change;
  const of = services.length === 0 ? 'of no service' : `of ${services.join(', ')}`;
  return (
    <p>
      It becomes: <strong>{title}</strong>, {status.replace('-', ' ')}, {of}, in {environment}
      {version !== null && `, version ${version}`}.
    </p>
  );
}

function readSample(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
