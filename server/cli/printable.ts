/**
 * A text without what a terminal would take for a command, such as the start of a colour: such
 * characters are shown as `\ufffd`. Tabs and line breaks stay.
 */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}
