/**
 * A name for a file, made of any text: something that every system takes, that stays inside its
 * folder, and that reads as it is written.
 */
export function toFileName(text: string): string {
  const plain = text
    .replaceAll(unreadable, "")
    .replaceAll(/[/\\:*?"<>|]/g, "-")
    .replaceAll(/\s+/g, " ");
  const name = trim(Array.from(trim(plain)).slice(0, longest).join(""));
  if (name === "") return "Untitled";
  return /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i.test(name) ? `_${name}` : name;
}

/** Characters. */
const longest = 100;

/** Control characters but blanks; marks that are not seen or turn the text around; half characters. */
const unreadable = /\uFEFF|(?!\s)[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Dots at the ends hide files, or are lost. */
function trim(text: string): string {
  return text.replaceAll(/^[\s.]+|[\s.]+$/g, "");
}
