/** The visual language (dense, calm, exact) as Mantine's theme; colours of states are variables in `theme.css`. */
import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: action and selection, nothing else. */
const teal: MantineColorsTuple = [
  '#e8f6f4',
  '#d3ebe8',
  '#a5d7d1',
  '#74c1b9',
  '#4fb3ae',
  '#2b9892',
  '#17827d',
  '#0f6e6e',
  '#0b5a5a',
  '#064747',
];

/** Greys, slightly warm. */
const dark: MantineColorsTuple = [
  '#dcd9d4',
  '#b8b4ae',
  '#a19d97',
  '#6b6862',
  '#46443f',
  '#383632',
  '#2b2926',
  '#211f1d',
  '#1a1917',
  '#131210',
];
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ef',
  '#eae7e2',
  '#dedad3',
  '#cbc6be',
  '#a8a39b',
  '#76726b',
  '#5c5852',
  '#3d3a36',
  '#262421',
];

/** Waits for something; dark enough at both ends to be read on its own tint. */
const yellow: MantineColorsTuple = [
  '#fdf6e6',
  '#fbf0d9',
  '#f3dfae',
  '#e9c877',
  '#e5b75a',
  '#c98f1f',
  '#a87312',
  '#8f600a',
  '#7d5300',
  '#6b4600',
];

/** Needs a person. */
const red: MantineColorsTuple = [
  '#fdf0f0',
  '#fce8e9',
  '#f7cdd0',
  '#f4abb0',
  '#f28b92',
  '#dd5560',
  '#c53442',
  '#ad1f2d',
  '#971824',
  '#84121e',
];

export const theme = createTheme({
  // The page's own letter is 13 px; Mantine counts in sixteenths of it. With this, 30 is 30 px.
  scale: 16 / 13,
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return colors;
    // Mantine chooses the ink on a filled button for the light theme's shade; the dark one's is paler.
    if (input.color === undefined || input.color === input.theme.primaryColor) {
      return { ...colors, color: 'var(--mantine-primary-color-contrast)' };
    }
    if (input.color !== 'red') return colors;
    const hover = 'color-mix(in srgb, var(--danger) 88%, var(--ink))';
    return { ...colors, background: 'var(--danger)', hover, color: 'var(--surface)' };
  },
  luminanceThreshold: 0.35,
  colors: { teal, dark, gray, yellow, red },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px' },
  defaultRadius: 'sm',
  shadows: { md: '0 2px 10px rgb(0 0 0 / 12%)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects: `Button.extend` would bring every component that is named here into the first screen.
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { root: { height: 30, fontWeight: 500 } } },
    Text: { defaultProps: { size: 'sm' } },
    Alert: { defaultProps: { variant: 'light' }, styles: { root: { padding: '8px 12px' } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    // Mantine's 10 px are too small to read an error by.
    InputWrapper: {
      vars: () => ({
        label: {},
        success: {},
        description: { '--input-description-size': '11px' },
        error: { '--input-error-size': '12px' },
      }),
    },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right', selectFirstOptionOnChange: true } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    DateInput: { defaultProps: { size: 'xs' } },
    FileInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Tabs: { defaultProps: { keepMounted: false } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, position: 'bottom-end' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, withArrow: false } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, centered: true } },
  },
});
