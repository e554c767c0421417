import type { Span } from "../source/span.ts";
import type {
  Catch,
  Expression,
  ForIn,
  Function,
  Identifier,
  Index,
  Lambda,
  Member,
  Name,
  Node,
  Program,
  StringLiteral,
} from "../syntax/tree.ts";
import { forEachChild } from "../syntax/walk.ts";
import { namesInBraces, namesInText } from "./namesInText.ts";
import {
  type Declaration,
  isInlined,
  type Owner,
  type Reference,
  type Scopes,
  withoutGroups,
} from "./scopes.ts";
import { reverseFrom } from "./visitTree.ts";

/** One for all uses of which nothing is selected. */
const noPath: Reference["path"] = [];

/** For all declarations that nothing uses. */
const noUses: Reference[] = [];

type Building<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type BuildingDeclaration = Building<Omit<Declaration, "uses">> & { uses: Reference[] };
type Task = Node | (() => void);

/** Names of a scope, with the declarations that they hid further out. */
interface Scope extends Span {
  /** Absent while nothing is declared. */
  declared: Map<string, BuildingDeclaration> | undefined;
}

/**
 * Finds the scopes of a program. Never fails: a broken program has fewer names.
 *
 * Blocks, functions, lambdas, catch blocks, `for … in` and `for` with an initialiser have a scope of
 * their own. A name exists from its declaration on, so `let x := x` reads itself and a function is
 * not known above its `fun`.
 */
export function findScopes(program: Program, text: string): Scopes {
  return new ScopeBuilder(program, text).build();
}

class ScopeBuilder {
  readonly #program: Program;
  readonly #text: string;
  readonly #declarations: BuildingDeclaration[] = [];
  readonly #references: Building<Reference>[] = [];
  /** By where its name starts, the index of a declaration plus one; 0 for none. Smaller than a map. */
  readonly #declaredAt: Int32Array;
  /** By where its node starts, the index of a reference plus one; 0 for none. */
  readonly #referredAt: Int32Array;
  /** The living declarations of each name, innermost last. */
  readonly #living = new Map<string, BuildingDeclaration[]>();
  /** Uses without a declaration so far that a later one may turn out to enclose, in source order. */
  readonly #unanswered = new Map<string, Building<Reference>[]>();
  readonly #scopes: Scope[] = [];
  readonly #owners: Owner[] = [];
  /** What is still to be visited, last first: nesting must not cost stack. */
  readonly #tasks: Task[] = [];
  readonly #push = (node: Node): void => void this.#tasks.push(node);
  readonly #closeScope = (): void => this.#close();
  readonly #closeOwner = (): void => {
    this.#close();
    this.#owners.pop();
  };
  /** True inside `sql(…)`, where names are columns and not variables. */
  #sql = false;
  #hasSql = false;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#text = text;
    this.#declaredAt = new Int32Array(text.length + 1);
    this.#referredAt = new Int32Array(text.length + 1);
  }

  build(): Scopes {
    this.#owners.push(this.#program);
    this.#open(this.#program);
    const [outermost] = this.#scopes;
    this.#next(this.#program.statements);
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      if (typeof task === "function") task();
      else this.#visit(task);
    }
    const declarations = this.#declarations;
    const isVisible = (
      { scope, visible: { start, end } }: Declaration,
      offset: number,
    ): boolean => {
      if (offset < start || offset > end) return false;
      // Behind the brace of a block is outside; behind a lambda's expression one still writes it.
      return offset < end || scope === outermost || this.#text[end - 1] !== "}";
    };
    let named: ReadonlyMap<string, Declaration[]> | undefined;
    const byName = (): ReadonlyMap<string, Declaration[]> => (named ??= groupByName(declarations));
    return {
      declarations,
      references: this.#references,
      globals: this.#references.filter((reference) => !reference.declaration),
      hasSql: this.#hasSql,
      declarationOf: (node) => {
        const declared = declarations[(this.#declaredAt[node.start] ?? 0) - 1];
        return declared?.name === node ? declared : this.#referenceOf(node)?.declaration;
      },
      referencesOf: ({ uses }) => uses,
      referenceAt: (node) => this.#referenceOf(node),
      localAt: (name, offset) =>
        byName()
          .get(name)
          ?.findLast((local) => isVisible(local, offset)),
      visibleAt: (offset) => innermost(declarations.filter((local) => isVisible(local, offset))),
    };
  }

  #referenceOf(node: Identifier | Name): Reference | undefined {
    const reference = this.#references[(this.#referredAt[node.start] ?? 0) - 1];
    return reference?.node === node ? reference : undefined;
  }

  /** Does these tasks next, in this order. */
  #next(...tasks: readonly (Task | readonly Node[] | undefined)[]): void {
    for (let at = tasks.length - 1; at >= 0; at--) {
      const task = tasks[at];
      if (!task) continue;
      if (!isList(task)) this.#tasks.push(task);
      else for (let last = task.length - 1; last >= 0; last--) this.#tasks.push(task[last]!);
    }
  }

  #visit(node: Node): void {
    switch (node.kind) {
      case "variable":
        this.#declare("variable", node.name, node, node.name.end);
        return this.#next(node.value);
      case "function":
        this.#declare("function", node.name, node, node.name.end);
        return this.#visitCallable(node);
      case "lambda":
        return this.#sql ? this.#next(node.body) : this.#visitCallable(node);
      case "block":
        this.#open(node);
        this.#tasks.push(this.#closeScope);
        return this.#nextAll(node.statements);
      case "for":
        return this.#visitFor(node);
      case "forIn":
        return this.#visitForIn(node);
      case "catch":
        return this.#visitCatch(node);
      case "assignment":
        return this.#visitAssignment(node);
      case "identifier":
        return this.#refer(node, "read", noPath, node);
      case "member":
      case "index":
        return this.#visitChain(node);
      case "call":
        return this.#visitCall(node);
      case "tag":
        this.#visitTagName(node.name);
        return this.#visitChildren(node);
      case "placeholder":
        return this.#withSql(false, node.expression);
      case "query":
        return this.#visitText(namesInBraces(this.#text, node));
      case "leftover":
        return this.#visitText(namesInText(this.#text, node));
      default:
        return this.#visitChildren(node);
    }
  }

  /** Visits these nodes next, in this order. */
  #nextAll(nodes: readonly Node[]): void {
    for (let last = nodes.length - 1; last >= 0; last--) {
      const node = nodes[last];
      if (node) this.#tasks.push(node);
    }
  }

  #visitChildren(node: Node): void {
    const first = this.#tasks.length;
    forEachChild(node, this.#push);
    reverseFrom(this.#tasks, first);
  }

  #visitCallable(node: Function | Lambda): void {
    this.#owners.push(node);
    this.#open(node);
    for (const name of node.parameters) this.#declare("parameter", name, node, name.start);
    this.#next(node.body, this.#closeOwner);
  }

  #visitFor(node: Extract<Node, { kind: "for" }>): void {
    const parts = [node.initializer, node.condition, node.increment, node.body];
    if (node.initializer) this.#inScope(node, ...parts);
    else this.#next(...parts);
  }

  /** The collection is evaluated before the names exist. */
  #visitForIn(node: ForIn): void {
    const declareNames = (): void => {
      if (node.key) this.#declare("loop", node.key, node, node.body.start);
      this.#declare("loop", node.value, node, node.body.start);
    };
    this.#inScope(node, node.collection, declareNames, node.body);
  }

  /** `e` and `type` are in a scope around the one of the author's own name. */
  #visitCatch(node: Catch): void {
    const namesE = node.name?.text === "e";
    this.#open(node);
    if (node.name && namesE) this.#declare("catch", node.name, node, node.body.start);
    else this.#declareHidden("e", node);
    this.#declareHidden("type", node);
    this.#open(node);
    if (node.name && !namesE) this.#declare("catch", node.name, node, node.body.start);
    this.#next(node.body, this.#closeScope, this.#closeScope);
  }

  #visitAssignment(node: Extract<Node, { kind: "assignment" }>): void {
    const target = withoutGroups(node.target);
    if (target.kind !== "identifier") return this.#next(target, node.value);
    this.#refer(target, "write", noPath, target);
    this.#next(node.value);
  }

  /** `a.b['c']` is one use of `a`; a computed index ends the chain. */
  #visitChain(node: Member | Index): void {
    const path: (Name | StringLiteral)[] = [];
    let base: Expression = node;
    for (;;) {
      if (base.kind === "member") path.push(base.property);
      else if (base.kind === "index" && base.index.kind === "string") path.push(base.index);
      else break;
      base = base.object;
    }
    if (base.kind === "identifier") {
      reverseFrom(path, 0);
      return this.#refer(base, "read", path, node);
    }
    if (base === node && base.kind === "index") return this.#next(base.object, base.index);
    this.#next(base);
  }

  #visitCall(node: Extract<Node, { kind: "call" }>): void {
    const { callee, args, modifiers } = node;
    if (callee.kind === "identifier") this.#referCall(callee, args.length);
    const [first] = args;
    if (first && args.length === 1 && isIdentifier(callee, "sql")) {
      this.#hasSql = true;
      return this.#withSql(true, first);
    }
    // Outside of SQL nobody compiles the modifiers.
    if (this.#sql && modifiers) {
      this.#next(
        modifiers.orderBy?.map((item) => item.expression),
        modifiers.filter,
      );
    }
    this.#nextAll(args);
    if (callee.kind !== "identifier") this.#tasks.push(callee);
  }

  #referCall(callee: Identifier, argumentCount: number): void {
    if (isInlined(callee.name, argumentCount))
      this.#record(callee, "call", undefined, noPath, callee);
    else this.#refer(callee, "call", noPath, callee);
  }

  #visitTagName(name: Name): void {
    const declaration = this.#lookup(name.text);
    if (declaration) this.#record(name, "call", declaration, noPath, name);
  }

  #withSql(sql: boolean, node: Node): void {
    const before = this.#sql;
    this.#sql = sql;
    this.#next(node, () => {
      this.#sql = before;
    });
  }

  /** A query and other SQL is text to us. */
  #visitText(names: readonly Identifier[]): void {
    for (const node of names) {
      const declaration = this.#lookup(node.name);
      if (declaration) this.#record(node, "read", declaration, noPath, node);
    }
  }

  #refer(
    node: Identifier,
    access: Reference["access"],
    path: Reference["path"],
    whole: Reference["whole"],
  ): void {
    if (!this.#sql) this.#record(node, access, this.#lookup(node.name), path, whole);
  }

  #record(
    node: Identifier | Name,
    access: Reference["access"],
    declaration: BuildingDeclaration | undefined,
    path: Reference["path"],
    whole: Reference["whole"],
  ): void {
    const text = node.kind === "name" ? node.text : node.name;
    const owner = this.#owners.at(-1) ?? this.#program;
    const reference: Building<Reference> = {
      node,
      text,
      access,
      declaration,
      declaredLater: undefined,
      owner,
      path,
      whole,
    };
    this.#referredAt[node.start] = this.#references.push(reference);
    if (!declaration) return append(this.#unanswered, text, reference);
    if (declaration.uses === noUses) declaration.uses = [reference];
    else declaration.uses.push(reference);
  }

  #lookup(name: string): BuildingDeclaration | undefined {
    return this.#living.get(name)?.at(-1);
  }

  #inScope(span: Span, ...tasks: readonly (Task | readonly Node[] | undefined)[]): void {
    this.#open(span);
    this.#next(...tasks, this.#closeScope);
  }

  #open({ start, end }: Span): void {
    this.#scopes.push({ start, end, declared: undefined });
  }

  #close(): void {
    for (const [name, last] of this.#scopes.pop()?.declared ?? []) {
      const living = this.#living.get(name);
      if (!living) continue;
      const first = living.findLastIndex((declaration) => declaration.scope !== last.scope);
      living.length = first + 1;
    }
  }

  #declareHidden(text: string, node: Catch): void {
    this.#add("hidden", text, undefined, node, node.body.start);
  }

  #declare(
    kind: Declaration["kind"],
    name: Name,
    node: Declaration["node"],
    visibleFrom: number,
  ): void {
    this.#add(kind, name.text, name, node, visibleFrom);
    this.#declaredAt[name.start] = this.#declarations.length;
  }

  #add(
    kind: Declaration["kind"],
    text: string,
    name: Name | undefined,
    node: Declaration["node"],
    visibleFrom: number,
  ): void {
    // The program's scope is opened first and closed never.
    const scope = this.#scopes.at(-1)!;
    const before = scope.declared?.get(text);
    const declaration: BuildingDeclaration = {
      kind,
      text,
      name,
      node,
      owner: this.#owners.at(-1) ?? this.#program,
      visible: { start: visibleFrom, end: scope.end },
      scope,
      duplicateOf: before,
      hides: before ? before.hides : this.#lookup(text),
      uses: noUses,
    };
    this.#declarations.push(declaration);
    scope.declared ??= new Map();
    scope.declared.set(text, declaration);
    append(this.#living, text, declaration);
    if (kind === "variable" || kind === "function") this.#answerEarlierUses(declaration);
  }

  /** Each use is answered once, so that many uses of one name stay cheap. */
  #answerEarlierUses(declaration: Declaration): void {
    const waiting = this.#unanswered.get(declaration.text);
    for (let use = waiting?.at(-1); use; use = waiting?.at(-1)) {
      if (use.node.start < declaration.scope.start) return;
      use.declaredLater = declaration;
      waiting?.pop();
    }
  }
}

/** Of declarations in source order the last of each name, in reverse. */
function innermost(declarations: readonly Declaration[]): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  for (const declaration of declarations) {
    found.delete(declaration.text);
    found.set(declaration.text, declaration);
  }
  return [...found.values()].toReversed();
}

function isList(task: Task | readonly Node[]): task is readonly Node[] {
  return Array.isArray(task);
}

function isIdentifier(expression: Expression, name: string): boolean {
  return expression.kind === "identifier" && expression.name === name;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function groupByName(declarations: readonly Declaration[]): ReadonlyMap<string, Declaration[]> {
  const groups = new Map<string, Declaration[]>();
  for (const declaration of declarations) append(groups, declaration.text, declaration);
  return groups;
}
