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
