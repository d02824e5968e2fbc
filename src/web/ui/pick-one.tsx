import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import '@mantine/core/styles/CloseButton.css';
import { MultiSelect, Select } from '@mantine/core';
import type { MultiSelectProps, SelectProps } from '@mantine/core';

const SHOWN_AT_MOST = 60;

/** One of many, found by typing. */
export function PickOne(props: SelectProps) {
  return (
    <Select
      searchable
      openOnFocus={false}
      limit={SHOWN_AT_MOST}
      nothingFoundMessage="Nothing has this name."
      allowDeselect={false}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
      {...props}
    />
  );
}

/** Several of many, found by typing. */
export function PickSome(props: MultiSelectProps) {
  return (
    <MultiSelect
      searchable
      openOnFocus={false}
      limit={SHOWN_AT_MOST}
      nothingFoundMessage="Nothing has this name."
      hidePickedOptions
      styles={{ pillsList: { paddingBlock: 6 }, inputField: { minWidth: '3rem' } }}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
      {...props}
    />
  );
}
