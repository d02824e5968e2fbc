import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ChangePassword } from '../session/change-password.tsx';
import { useMe } from '../session/rights.ts';
import { signOut } from '#contract/session.ts';
import { call } from '../api/call.ts';
import { chooseScheme, useSchemeChoice } from '../theme/use-scheme.ts';
import type { SchemeChoice } from '../theme/scheme.ts';
import { Icon } from './icons.tsx';
import { openKeysHelp } from './keys-help-state.ts';

const SCHEMES: readonly { choice: SchemeChoice; title: string }[] = [
  { choice: 'follow', title: 'Colours: follow the system, dark by night' },
  { choice: 'light', title: 'Colours: light' },
  { choice: 'dark', title: 'Colours: dark' },
];

/** Who is signed in, the colours, passkeys, the password, the keys, and the way out. */
export function AccountMenu({ className }: { className: string }) {
  const { data: account } = useMe();
  const scheme = useSchemeChoice();
  const [changing, setChanging] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await call(signOut).catch(() => undefined);
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <>
      {changing && <ChangePassword email={account?.email ?? ''} onClose={() => setChanging(false)} />}
      <Menu
        position="right-end"
        width={280}
        withinPortal
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <button type="button" className={className}>
            <Icon name="account" />
            <span>You</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <bdi>{account?.name ?? 'Signed in'}</bdi>
            {account !== undefined && `, ${account.role}`}
          </Menu.Label>
          {account?.personId != null && (
            <Menu.Item onClick={() => void navigate({ to: '/my-rest' })}>My rest</Menu.Item>
          )}
          {SCHEMES.map(({ choice, title }) => (
            <Menu.Item
              key={choice}
              role="menuitemradio"
              aria-checked={scheme === choice}
              onClick={() => chooseScheme(choice)}
            >
              {title}
              {scheme === choice && ' ✓'}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => void navigate({ to: '/my-passkeys' })}>Passkeys</Menu.Item>
          <Menu.Item onClick={() => setChanging(true)}>Change your password</Menu.Item>
          <Menu.Item onClick={openKeysHelp}>Keys that work here</Menu.Item>
          <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
