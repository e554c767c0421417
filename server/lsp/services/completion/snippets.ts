import type { FunctionType } from "../../../../hog/library/functionType.ts";

/** A few lines that are often written, offered where a statement may start. */
export interface StatementSnippet {
  readonly label: string;
  readonly detail: string;
  /** In the syntax of snippets. */
  readonly snippet: string;
}

/** Those that fit a type of function, in the order in which to show them. */
export function snippetsFor(type: FunctionType | undefined): readonly StatementSnippet[] {
  return [
    ...snippetsOf(type),
    ...snippetsForAll(type === "transformation_log" ? "record" : "event"),
  ];
}

function snippetsOf(type: FunctionType | undefined): readonly StatementSnippet[] {
  switch (type) {
    case "transformation":
      return [changedEvent, guardReturning("event"), droppedEvent];
    case "transformation_log":
      return [changedRecord, guardReturning("record"), droppedRecord];
    case "source_webhook":
    case "warehouse_source_webhook":
      return [checkedFetch, captureOfRequest, refusal];
    case "destination":
    case "internal_destination":
    case undefined:
      return [checkedFetch, guard, capture];
  }
}

const checkedFetch: StatementSnippet = {
  label: "fetch with status check",
  detail: "a request, and an error if it fails",
  snippet: lines(
    "let ${1:res} := fetch('${2:https://example.com}', {",
    "\t'method': '${3:POST}',",
    "\t'headers': {'Content-Type': 'application/json'},",
    "\t'body': {${4:'event': event.event}}",
    "})",
    "if (${1:res}.status >= 400) {",
    "\tthrow Error(f'The request failed with status {${1:res}.status}: {${1:res}.body}')",
    "}$0",
  ),
};

const guard: StatementSnippet = {
  label: "if empty return",
  detail: "ends the run where something is missing",
  snippet: lines("if (empty(${1:event.properties.email})) {", "\treturn", "}$0"),
};

function guardReturning(global: "event" | "record"): StatementSnippet {
  const checked = global === "event" ? "event.properties.email" : "record.body";
  return {
    label: "if empty return",
    detail: `leaves the ${global} as it is where something is missing`,
    snippet: lines(`if (empty(\${1:${checked}})) {`, `\treturn ${global}`, "}$0"),
  };
}

const capture: StatementSnippet = {
  label: "capture an event",
  detail: "sends an event to the project",
  snippet: lines(
    "postHogCapture({",
    "\t'event': '${1:message sent}',",
    "\t'distinct_id': ${2:event.distinct_id},",
    "\t'properties': {${3:'source': event.event}}",
    "})$0",
  ),
};

const captureOfRequest: StatementSnippet = {
  label: "capture an event",
  detail: "sends an event to the project",
  snippet: lines(
    "postHogCapture({",
    "\t'event': '${1:request received}',",
    "\t'distinct_id': ${2:request.body.distinct_id},",
    "\t'properties': ${3:request.body}",
    "})$0",
  ),
};

const refusal: StatementSnippet = {
  label: "if empty return a response",
  detail: "refuses a request in which something is missing",
  snippet: lines(
    "if (empty(${1:request.body.distinct_id})) {",
    "\treturn {'httpResponse': {'status': ${2:400}, 'body': '${3:Something is missing}'}}",
    "}$0",
  ),
};

const changedEvent: StatementSnippet = {
  label: "return a changed event",
  detail: "changes a copy of the event",
  snippet: lines(
    "let ${1:result} := event",
    "${1:result}.properties.${2:name} := ${3:'value'}",
    "return ${1:result}$0",
  ),
};

const droppedEvent: StatementSnippet = {
  label: "drop an event",
  detail: "nothing is stored of it",
  snippet: lines("if (event.event == '${1:name}') {", "\treturn null", "}$0"),
};

const changedRecord: StatementSnippet = {
  label: "return a changed record",
  detail: "changes a copy of the record",
  snippet: lines(
    "let ${1:result} := record",
    "${1:result}.attributes.${2:name} := ${3:'value'}",
    "return ${1:result}$0",
  ),
};

const droppedRecord: StatementSnippet = {
  label: "drop a record",
  detail: "nothing is stored of it",
  snippet: lines("if (record.severity_text == '${1:debug}') {", "\treturn null", "}$0"),
};

/** Examples read what every function of the type has. */
function snippetsForAll(global: "event" | "record"): readonly StatementSnippet[] {
  const [name, values] =
    global === "event" ? ["event.event", "event.properties"] : ["record.body", "record.attributes"];
  return [
    {
      label: "if else",
      detail: "a condition and its opposite",
      snippet: lines(
        `if (\${1:notEmpty(${name})}) {`,
        "\t${2:print('yes')}",
        "} else {",
        "\t${3:print('no')}",
        "}$0",
      ),
    },
    {
      label: "for values",
      detail: "a loop over a list",
      snippet: lines("for (let ${1:value} in ${2:['a', 'b']}) {", "\tprint(${1:value})$0", "}"),
    },
    {
      label: "for keys and values",
      detail: "a loop over an object",
      snippet: lines(
        `for (let \${1:key}, \${2:value} in \${3:${values}}) {`,
        "\tprint(${1:key}, ${2:value})$0",
        "}",
      ),
    },
    {
      label: "try catch",
      detail: "goes on after a thrown error",
      snippet: lines(
        "try {",
        "\t${1:throw Error('Not written yet')}",
        "} catch (${2:e}) {",
        "\tprint(${2:e}.message)$0",
        "}",
      ),
    },
    {
      label: "function",
      detail: "a function of your own",
      snippet: lines("fun ${1:name}(${2:value}) {", "\treturn ${3:value}$0", "}"),
    },
    {
      label: "lambda",
      detail: "a function in a variable",
      snippet: "let ${1:double} := ${2:n} -> ${3:n * 2}$0",
    },
    {
      label: "print values",
      detail: "a line in the log",
      snippet: `print('\${1:Event}', \${2:${name}})$0`,
    },
  ];
}

function lines(...texts: readonly string[]): string {
  return texts.join("\n");
}
