import { PickOne } from '../../ui/pick-one.tsx';

/** Languages that customers of a company most often read; a procedure's audience may have any other. */
const CODES =
  'ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt-BR pt ro ru sk sl sr sv th tr uk vi zh';
const NAMES = new Intl.DisplayNames('en', { type: 'language' });
const LANGUAGES = CODES.split(' ')
  .map((value) => ({ value, label: NAMES.of(value) ?? value }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

interface LanguageFieldProps {
  value: string | null;
  onChange: (language: string | null) => void;
}

/** In which language words are that the guard cannot read, so that mail readers and screen readers can. */
export function LanguageField({ value, onChange }: LanguageFieldProps) {
  return (
    <PickOne
      label="In which language are these words?"
      description="The commitment guard cannot read it, so somebody who can has to approve them."
      placeholder="As this audience is spoken to"
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the language' }}
      data={LANGUAGES}
      value={value}
      onChange={onChange}
    />
  );
}
