import type { Cursor } from "./cursor.ts";
import { decodeQuoted } from "./literals.ts";
import { nameAt, parseName } from "./parseName.ts";
import { parseInterpolation } from "./parseTemplate.ts";
import { isName, token } from "./token.ts";
import type { Attribute, Expression, Name, Text } from "./tree.ts";

/**
 *     Tag       : < Name Attribute* /> | < Name Attribute* > Child* </ Name >
 *     Child     : Text | { Expression } | Tag
 */
export function parseTag(cursor: Cursor): Expression {
  const { start } = cursor;
  if (!cursor.enter()) return cursor.missing();
  cursor.advance();
  const name = parseName(cursor, "expected-name", "Expected the tag's name after `<`.");
  const attributes: Attribute[] = [];
  let height = 0;
  while (isName(cursor.kind)) {
    attributes.push(parseAttribute(cursor));
    height = Math.max(height, cursor.height);
  }
  let children: readonly (Text | Expression)[] | undefined;
  let closing: Name | undefined;
  if (cursor.accept(token.greater)) {
    children = parseChildren(cursor);
    height = Math.max(height, cursor.height);
    closing = parseClosing(cursor, name);
  } else {
    cursor.expect(token.slashGreater, "expected-tag-end", "Expected `/>` or `>` to end the tag.");
  }
  cursor.leave();
  cursor.height = height + 1;
  const end = cursor.previousEnd;
  checkTag(cursor, { start, end }, name, closing, attributes, children);
  return { kind: "tag", start, end, name, attributes, children, closing };
}

/** `name`, `name='text'`, `name={expression}`. */
function parseAttribute(cursor: Cursor): Attribute {
  const { start } = cursor;
  const name = nameAt(cursor, cursor.index);
  cursor.advance();
  let value: Expression | undefined;
  cursor.height = 0;
  if (cursor.accept(token.equal)) value = parseAttributeValue(cursor);
  return { kind: "attribute", start, end: cursor.previousEnd, name, value };
}

function parseAttributeValue(cursor: Cursor): Expression {
  const { start, end } = cursor;
  if (cursor.kind === token.openBrace) return parseInterpolation(cursor);
  if (cursor.accept(token.string)) {
    return { kind: "string", start, end, value: decodeQuoted(cursor.text.slice(start, end)) };
  }
  cursor.report("expected-attribute-value", "Expected `'text'` or `{expression}` after `=`.");
  return cursor.missing();
}

/** Text that is only white space and holds a line break is left out, as officially. */
function parseChildren(cursor: Cursor): readonly (Text | Expression)[] {
  const children: (Text | Expression)[] = [];
  let height = 0;
  for (;;) {
    const { kind, start, end } = cursor;
    if (kind === token.tagText) {
      cursor.advance();
      const value = cursor.text.slice(start, end);
      if (/[^\t-\r ]/.test(value) || !/[\r\n]/.test(value))
        children.push({ kind: "text", start, end, value });
    } else if (kind === token.openBrace) {
      children.push(parseInterpolation(cursor));
    } else if (kind === token.less && isName(cursor.peek(1))) {
      children.push(parseTag(cursor));
    } else {
      cursor.height = height;
      return children;
    }
    height = Math.max(height, cursor.height);
  }
}

function parseClosing(cursor: Cursor, name: Name): Name | undefined {
  const message = `Expected \`</${name.text}>\` to close the tag.`;
  if (!cursor.expect(token.lessSlash, "expected-closing-tag", message)) return undefined;
  const closing = parseName(cursor, "expected-closing-tag", message);
  cursor.expect(token.greater, "expected-closing-tag", message);
  return closing;
}

function checkTag(
  cursor: Cursor,
  span: { readonly start: number; readonly end: number },
  name: Name,
  closing: Name | undefined,
  attributes: readonly Attribute[],
  children: readonly unknown[] | undefined,
): void {
  if (closing && closing.text !== "" && closing.text !== name.text) {
    cursor.reportMeaning(
      "tag-mismatch",
      `\`<${name.text}>\` is closed by \`</${closing.text}>\`. The names must be the same.`,
      span,
    );
  }
  if (
    children &&
    children.length > 0 &&
    attributes.some(({ name: { text } }) => text === "children")
  ) {
    cursor.reportMeaning(
      "children-twice",
      "This tag has children and an attribute named `children`. Keep one of them.",
      span,
    );
  }
}
