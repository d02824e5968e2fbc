import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import type { Right } from '#contract/route.ts';
import { useMay, whoMay } from '../session/rights.ts';

interface ActionButtonProps extends ButtonProps, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** The right the action needs; without it the button is shown disabled, and says who can. */
  needs?: Right;
  /** True while the desk is at work on it. */
  busy?: boolean;
  /** Something is missing still. It stays in the tab order, so that the keyboard does not pass over it meanwhile. */
  notYet?: boolean;
}

/** A button for something that changes the desk. It answers a press at once, and twice pressed does it once. */
export function ActionButton({
  needs = 'respond',
  busy = false,
  notYet = false,
  disabled,
  onClick,
  children,
  ...rest
}: ActionButtonProps) {
  const may = useMay(needs);
  return (
    <Button
      {...rest}
      disabled={disabled === true || !may}
      aria-busy={busy || undefined}
      data-busy={busy || undefined}
      {...(notYet ? { 'aria-disabled': true, 'data-disabled': true } : {})}
      {...(may ? {} : { title: whoMay(needs), 'aria-description': whoMay(needs) })}
      onClick={(event) => {
        if (notYet) event.preventDefault();
        else if (!busy) onClick?.(event);
      }}
    >
      {children}
    </Button>
  );
}
