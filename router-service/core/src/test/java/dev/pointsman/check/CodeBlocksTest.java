package dev.pointsman.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBlocksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"a\": 1,}\n```",
        "Here:\n\n  ```json\n  [1, 2\n  ```\n",
        "```xml\n<a><b></a>\n```",
        "```java\nimport java.util.List;\n\nclass A {\n  void b() {\n    c();\n}\n```",
        "```go\npackage main\n\nfunc main() {\n\tprintln(\"hi\"\n}\n```",
        "```python\nimport os\n\ndef f(a:\n    return os.sep\n```",
        "```py\n# a script\nfrom a import b\nb([1, 2)\n```",
        "```ts\nimport { a } from 'b';\n\nexport function f(): void {\n  a('it is (');\n```",
        "```js\n'use strict';\nmodule.exports = { a: [1, 2 };\n```",
        "~~~c\n#include <stdio.h>\nint main(void) { return a[0; }\n~~~"
      })
  void brokenCodeFails(String text) {
    assertThat(failed(text)).isEqualTo("code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set `{\"a\": 1,}` aside, or use { and ( as you like.",
        "```json\n{\"a\": [1, 2], \"b\": null}\n```",
        "```json\n{\"a\": 1}\n{\"a\": 2}\n```",
        "```json\n{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n```",
        "```json\n{\"a\": 1, ...}\n```",
        "```json\n{\n  \"a\": 1 // one\n}\n```",
        "```json\n\"scripts\": {\"test\": \"x\"},\n```",
        "```jsonc\n{\"a\": 1,}\n```",
        "```\n{ broken (\n```",
        "```diff\n-  }\n+  )\n```",
        "```xml\n<?xml version=\"1.0\"?>\n<a/>\n```",
        "```xml\n<a>1</a>\n<b x:y=\"2\"/>\n```",
        "```xml\n<a>\n  ...\n```",
        "```java\n    return a(b);\n  }\n```",
        "```java\nimport java.util.List;\n\nclass A {\n  // existing code\n```",
        "```rust\nuse std::fmt;\nfn f<'a>(x: &'a str) -> char { '{' }\n```",
        "```go\npackage a\nvar b = `{`\nvar c = '('\nvar d = \"[\\\"(\"\n// )\n/* } */\n```",
        "```python\nprint((\n```",
        "```python\nimport re\n# don't (\nX = r'[(' + \"}\" + \"\"\"{ ' \"\"\"  # )\nY = 7 // 2\n```",
        "```python\n>>> import os\n>>> f(\n```",
        "```python\ndef f():\n    return (1,\n    ...\n```",
        "```js\nimport a from 'a';\nconst b = /[(]/;\nconst c = `(`; // )\nconst d = ')';\n```",
        "```js\nimport a from 'a';\nexport const B = () => <p>Don't (</p>;\n```",
        "```ts\nconst a = {\n  b: [\n```",
        "````markdown\n```json\n{,}\n```\n````",
        "```json\n{\"a\": 1"
      })
  void codeThatMayBeRightPasses(String text) {
    assertThat(failed(text)).isEmpty();
  }

  @Test
  void theCodeOfThisProjectBalances() {
    var code =
        "```java\n// licence\npackage a;\n\nclass A { char b = '\\''; String c = \"}\"; }\n```";
    assertThat(failed(code)).isEmpty();
    assertThat(failed(code.replace("\"}\"; }", "\"}\"; "))).isEqualTo("code");
  }

  private static String failed(String text) {
    return AnswerChecksTest.failed(AnswerChecksTest.said(text));
  }
}
