/** Colours of a terminal that wants them. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

export type Paint = (style: Style, text: string) => string;

export interface Screen {
  readonly isTTY?: boolean | undefined;
}

export function createPaint({ isTTY = false }: Screen, environment: Readonly<Record<string, string | undefined>>): Paint {
  const { NO_COLOR: no = '', FORCE_COLOR: forced } = environment;
  const isColored = forced === undefined ? isTTY && no === '' : forced !== '0';
  return isColored ? (style, text) => styleText(style, text) : (_style, text) => text;
}
