import '@mantine/core/styles/Input.css';
import { Textarea, TextInput } from '@mantine/core';
import type { TextareaProps, TextInputProps } from '@mantine/core';

/** Words of more than a line. Ctrl or Cmd Enter sends the form they stand in. */
export function WordsField(props: TextareaProps) {
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={14}
      dir="auto"
      {...props}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

/** One line of text. */
export function LineField(props: TextInputProps) {
  return <TextInput dir="auto" {...props} />;
}
