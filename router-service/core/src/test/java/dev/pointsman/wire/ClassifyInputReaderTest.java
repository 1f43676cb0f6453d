package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.ContextField;
import dev.pointsman.request.Subject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyInputReaderTest {
  @Test
  void readsAPromptWithItsContextAndEchoesTheRest() {
    var input =
        read("{'id':7,'prompt':'hi','session_id':'s','context':{'turn':2,'repo':[1],'diff':null}}");
    var subject = (Subject.Plain) input.subject();
    assertThat(subject.context().number(ContextField.TURN)).hasValue(2);
    assertThat(subject.context().number(ContextField.DIFF)).isEmpty();
    assertThat(input.sessionId()).isEqualTo("s");
    assertThat(input.echo()).hasToString("{\"id\":7}");
  }

  @Test
  void readsARequestWithItsHeaders() {
    var input =
        read(
            "{'request':{'messages':[{'role':'user','content':'hi'}]},"
                + "'headers':{'X-Pointsman-Role':'Explorer'}}");
    assertThat(((Subject.Call) input.subject()).hints().role()).isEqualTo("explorer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|expected an object, got an array",
        "{}|expected either \"prompt\" or \"request\", got neither",
        "{'prompt':'a','request':{}}|expected either \"prompt\" or \"request\", got both",
        "{'prompt':' '}|/prompt: expected a prompt, got a blank string",
        "{'prompt':''}|/prompt: expected a prompt, got a blank string",
        "{'prompt':3}|/prompt: expected a string, got a number",
        "{'prompt':'a','session_id':1}|/session_id: expected a string, got a number",
        "{'prompt':'a','context':[]}|/context: expected an object, got an array",
        "{'prompt':'a','context':{'context_tokens':'x'}}"
            + "|/context/context_tokens: expected a number, got a string",
        "{'prompt':'a','context':{'turn':1.5}}|/context/turn: expected a whole number, got 1.5",
        "{'prompt':'a','context':{'turn':-1}}"
            + "|/context/turn: expected a finite number of at least 0, got -1.0",
        "{'prompt':'a','context':{'context_tokens':1e300}}"
            + "|/context/context_tokens: expected a whole number up to 1000000000, got 1.0E300",
        "{'prompt':'a','context':{'turn':1e999}}"
            + "|/context/turn: expected a finite number of at least 0, got one beyond all bounds",
        "{'prompt':'a','context':{'tool_error_share':2}}"
            + "|/context/tool_error_share: expected a number between 0 and 1, got 2.0",
        "{'prompt':'a','context':{'diff':1}}|/context/diff: expected true or false, got a number",
        "{'prompt':'a','context':{'files':'a'}}|/context/files: expected an array, got a string",
        "{'prompt':'a','context':{'files':['a',2]}}|/context/files/1: expected a string, got a number",
        "{'request':{}}|/request: expected \"messages\" or \"input\", got neither",
        "{'request':[]}|/request: expected an object, got an array",
        "{'request':{'messages':'a'}}|/request/messages: expected an array, got a string",
        "{'request':{'messages':[1]}}|/request/messages/0: expected an object, got a number",
        "{'request':{'messages':[{'role':'user','content':1}]}}"
            + "|/request/messages/0/content: expected a string or an array of blocks, got a number",
        "{'request':{'input':true}}|/request/input: expected a string or an array of items, got a boolean",
        "{'request':{'messages':[]}}|/request/messages: expected at least one message, got none",
        "{'request':{'messages':[{'role':'user','content':' '},{'role':'user','content':null}]}}"
            + "|/request/messages: expected a message that says something, got blank ones",
        "{'request':{'input':''}}|/request/input: expected a message that says something, got blank ones",
        "{'request':{'input':[]}}|/request/input: expected at least one message, got none",
        "{'request':{'input':'a'},'headers':{'a':1}}|/headers/a: expected a string, got a number"
      })
  void namesThePlaceTheExpectationAndWhatCame(String input, String message) {
    assertThatThrownBy(() -> read(input)).isInstanceOf(MalformedJson.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[{'role':'system','content':'say hello'}]}",
        "{'messages':[{'role':'user','content':[{'type':'image'}]}]}",
        "{'input':[{'type':'function_call_output','call_id':'a','output':''}]}"
      })
  void aCallMaySayMuchWithoutWordsOfItsUser(String body) {
    assertThat(read("{'request':" + body + "}").subject()).isInstanceOf(Subject.Call.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a0", "2007", "3000", "2028", "200b", "feff", "2060", "e", "85"})
  void aPromptOfWhichNothingCanBeSeenIsBlank(String hexadecimal) {
    var invisible = "\\u%4s".formatted(hexadecimal).replace(' ', '0');
    assertThatThrownBy(() -> read("{'prompt':'" + invisible + " " + invisible + "'}"))
        .hasMessage("/prompt: expected a prompt, got a blank string");
    assertThat(read("{'prompt':'" + invisible + "x'}").subject()).isInstanceOf(Subject.Plain.class);
  }

  private static ClassifyInput read(String json) {
    return ClassifyInputReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
