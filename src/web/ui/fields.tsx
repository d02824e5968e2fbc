import '@mantine/core/styles/Input.css';
import { Textarea, TextInput } from '@mantine/core';
import type { TextareaProps, TextInputProps } from '@mantine/core';

/** Words of more than a line. */
export function WordsField(props: TextareaProps) {
  return <Textarea autosize minRows={3} maxRows={14} dir="auto" {...props} />;
}

/** One line of text. */
export function LineField(props: TextInputProps) {
  return <TextInput dir="auto" {...props} />;
}
