package dev.pointsman.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          {"type":"string"}                          | "a"         | 7
          {"type":"integer"}                         | 7.0         | 7.5
          {"type":["string","null"]}                 | null        | 7
          {"type":"string","nullable":true}          | null        | false
          {"enum":["a",1]}                           | 1.0         | "b"
          {"const":"a"}                              | "a"         | "b"
          {"required":["a"]}                         | {"a":1}     | {"b":1}
          {"properties":{"a":{"type":"string"}}}     | {"b":1}     | {"a":1}
          {"additionalProperties":false}             | {}          | {"a":1}
          {"additionalProperties":{"type":"string"}} | {"a":"x"}   | {"a":1}
          {"items":{"type":"number"}}                | [1,2]       | [1,"2"]
          {"minItems":1,"maxItems":2}                | [1]         | [1,2,3]
          {"minLength":2}                            | "ab"        | "a"
          {"minimum":1,"maximum":3}                  | 3           | 4
          {"exclusiveMinimum":0}                     | 1           | 0
          {"exclusiveMaximum":-1}                    | -2          | -1
          {"anyOf":[{"type":"null"},{"enum":[1]}]}   | 1           | 2
          {"oneOf":[{"type":"number"},{"const":1}]}  | 1           | "1"
          {"allOf":[{"minimum":1},{"maximum":3}]}    | 2           | 0
          {"$defs":{"n":{"type":"number"}},"items":{"$ref":"#/$defs/n"}} | [1] | ["a"]
          """)
  void holdsValuesToEachKeyword(String schema, String good, String bad) {
    assertThat(violation(schema, good)).isEmpty();
    assertThat(violation(schema, bad)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          {"type":"date"}                         | 1
          {"pattern":"^a"}                        | "b"
          {"$ref":"https://example.org/schema"}   | 1
          {"$ref":"#"}                            | 1
          {"not":{}}                              | 1
          {"exclusiveMinimum":true}               | 1
          {"patternProperties":{"^x":{}},"additionalProperties":false} | {"x":1}
          true                                    | 1
          []                                      | 1
          """)
  void whatItDoesNotKnowPasses(String schema, String value) {
    assertThat(violation(schema, value)).isEmpty();
  }

  @Test
  void aSchemaThatRefersToItselfEnds() {
    assertThat(violation("{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}", "1")).isEmpty();
  }

  @Test
  void saysWhatIsWrongInTheSchemasWords() {
    var schema = "{\"properties\":{\"lines\":{\"items\":{\"required\":[\"n\"]}}}}";
    assertThat(violation(schema, "{\"lines\":[{\"secret\":1}]}"))
        .contains("element of \"lines\" lacks \"n\"");
  }

  private static Optional<String> violation(String schema, String value) {
    return new SchemaCheck(JsonReader.read(schema)).violation(JsonReader.read(value));
  }
}
