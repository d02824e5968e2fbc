import { PasswordInput } from '@mantine/core';
import type { PasswordInputProps } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';

const TARGET_PX = 44;

/** A secret as it is typed, with a button that shows it. */
export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      withAsterisk={false}
      rightSectionWidth={TARGET_PX}
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed', size: TARGET_PX }}
      {...props}
    />
  );
}
