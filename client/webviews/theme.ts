/** Tells when the colours of the editor may have changed. */
export function onThemeChange(listener: () => void): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["style"] });
  observer.observe(document.body, { attributeFilter: ["class"] });
}

/** The value of the first of some theme variables that the theme has; names without `--vscode-`. */
export function themeColor(names: readonly string[], otherwise: string): string {
  const style = getComputedStyle(document.documentElement);
  for (const name of names) {
    const value = style.getPropertyValue(`--vscode-${name}`).trim();
    if (value !== "") return value;
  }
  return otherwise;
}
