import type { MantineColorsTuple } from '@mantine/core';
import { Button, createTheme, Input } from '@mantine/core';

/** One warm lamp amber, from wash to ember. */
const lamp: MantineColorsTuple = [
  '#fdf4e3',
  '#fae7c5',
  '#f5d399',
  '#f0bf6c',
  '#edab45',
  '#dfa141',
  '#d98f1f',
  '#b06f0c',
  '#7d5200',
  '#523600',
];
const grey: MantineColorsTuple = [
  '#fbfbfa',
  '#f4f4f2',
  '#ecece9',
  '#d9d9d5',
  '#c3c3bf',
  '#a3a4a3',
  '#8c8d8f',
  '#494b50',
  '#2f3034',
  '#1d1e21',
];
const dark: MantineColorsTuple = [
  '#e2e1dd',
  '#c9c9c5',
  '#b6b6b4',
  '#74767d',
  '#303238',
  '#25262b',
  '#212226',
  '#1a1b1e',
  '#141517',
  '#0f1012',
];

/** Mantine speaks the desk's tokens: two text sizes, targets of 44 px, one accent. */
export const theme = createTheme({
  colors: { lamp, gray: grey, dark },
  primaryColor: 'lamp',
  primaryShade: { light: 4, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: 'var(--small)', sm: 'var(--text)', md: 'var(--text)', lg: 'var(--text)', xl: 'var(--heading)' },
  defaultRadius: 'var(--radius)',
  respectReducedMotion: true,
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default' },
      vars: () => ({ root: { '--button-height': 'var(--target)', '--button-padding-x': '16px' } }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--target)',
          '--input-bd': 'var(--line-strong)',
          '--input-bg': 'var(--raised)',
          '--input-bd-focus': 'var(--ring)',
          '--input-placeholder-color': 'var(--ink-2)',
        },
      }),
    }),
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
});
