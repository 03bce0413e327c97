import type { BrandVariants, Theme } from '@fluentui/react-components';
import { createLightTheme } from '@fluentui/react-components';

/** Blue, from night to mist; 80 is the accent of the help portal and of the chat. */
const koji: BrandVariants = {
  10: '#020b1a',
  20: '#06152f',
  30: '#09244f',
  40: '#09326c',
  50: '#0a3d85',
  60: '#0a4aa0',
  70: '#0055cc',
  80: '#0c66e4',
  90: '#2d78ea',
  100: '#4b8bee',
  110: '#669cf2',
  120: '#82aff5',
  130: '#9dc1f8',
  140: '#b8d2fa',
  150: '#d3e3fc',
  160: '#e9f2ff',
};

export const theme: Theme = createLightTheme(koji);
