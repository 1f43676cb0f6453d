package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import dev.pointsman.request.ToolInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The tools that OpenAI's models know by themselves.
class ItemReaderTest {
  @Test
  void aShellsCommandsAreACallAndWhatTheyPrintedItsResult() {
    isCall(
        "{'type':'shell_call','call_id':'1','action':{'commands':['cd src','make test']}}",
        new ToolUse("1", "shell", ToolInput.freeText("cd src\nmake test")));
    isResult(
        "{'type':'shell_call_output','call_id':'1','output':[{'stdout':'one','stderr':'',"
            + "'outcome':{'type':'exit','exit_code':0}},{'stdout':'','stderr':'no rule',"
            + "'outcome':{'type':'exit','exit_code':2}}]}",
        new ToolResult("1", "one\nno rule", true));
  }

  @Test
  void aCommandThatWasStoppedHasFailedAndOneThatEndedHasNot() {
    isResult(
        "{'type':'shell_call_output','call_id':'1','output':[{'outcome':{'type':'timeout'}}]}",
        new ToolResult("1", "", true));
    isResult(
        "{'type':'shell_call_output','call_id':'1','output':[{'stdout':'ok',"
            + "'outcome':{'type':'exit','exit_code':0}}]}",
        new ToolResult("1", "ok", false));
  }

  @Test
  void aPatchIsACallAndHowItWentItsResult() {
    isCall(
        "{'type':'apply_patch_call','call_id':'2','operation':{'type':'delete_file','path':'a.py'}}",
        new ToolUse(
            "2", "apply_patch", new ToolInput(Map.of("type", "delete_file", "path", "a.py"))));
    isResult(
        "{'type':'apply_patch_call_output','call_id':'2','status':'failed','output':'no a.py'}",
        new ToolResult("2", "no a.py", true));
  }

  @Test
  void aClickIsACallAndTheScreenItsResult() {
    isCall(
        "{'type':'computer_call','call_id':'3','action':{'type':'click'}}",
        new ToolUse("3", "computer", new ToolInput(Map.of("type", "click"))));
    isResult(
        "{'type':'computer_call_output','call_id':'3','output':{'type':'computer_screenshot',"
            + "'image_url':'data:image/png;base64,AAAA'}}",
        new ToolResult("3", "", false),
        new Image());
  }

  @Test
  void aLocalShellIsACall() {
    isCall(
        "{'type':'local_shell_call','call_id':'4','action':{'command':['ls','-l']}}",
        new ToolUse("4", "local_shell", new ToolInput(Map.of("command", "ls -l"))));
    isResult(
        "{'type':'local_shell_call_output','call_id':'4','output':'total 0'}",
        new ToolResult("4", "total 0", false));
  }

  private static void isCall(String item, ContentBlock call) {
    assertThat(read(item)).isEqualTo(new Message(Speaker.ASSISTANT, List.of(call)));
  }

  private static void isResult(String item, ContentBlock... result) {
    assertThat(read(item)).isEqualTo(new Message(Speaker.USER, List.of(result)));
  }

  private static Message read(String item) {
    var body = "{\"input\":[" + item.replace('\'', '"') + "]}";
    var request = ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
    return request.messages().getFirst();
  }
}
