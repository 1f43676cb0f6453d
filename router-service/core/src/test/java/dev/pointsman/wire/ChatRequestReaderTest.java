package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.ContentBlock.Other;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Dialect;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChatRequestReaderTest {
  @Test
  void tellsTheDialectsApartByShape() {
    assertThat(read("{'messages':[]}").dialect()).isEqualTo(Dialect.OPENAI_CHAT);
    assertThat(read("{'system':'x','messages':[]}").dialect())
        .isEqualTo(Dialect.ANTHROPIC_MESSAGES);
    assertThat(read("{'messages':null,'input':'x'}").dialect()).isEqualTo(Dialect.OPENAI_RESPONSES);
  }

  @Test
  void takesNullContentAndNullToolCallsForEmpty() {
    var request = read("{'messages':[{'role':'assistant','content':null,'tool_calls':null}]}");
    assertThat(request.messages()).isEmpty();
  }

  @Test
  void joinsTheResultsOfParallelCalls() {
    var request =
        read(
            "{'messages':[{'role':'tool','tool_call_id':'1','content':'a'},"
                + "{'role':'tool','tool_call_id':'2','content':[{'type':'text','text':'b'}]}]}");
    assertThat(request.messages()).hasSize(1);
    assertThat(request.messages().getFirst().blocks())
        .containsExactly(new ToolResult("1", "a", false), new ToolResult("2", "b", false));
  }

  @Test
  void keepsBrokenToolArgumentsAsText() {
    var request =
        read(
            "{'messages':[{'role':'assistant','tool_calls':"
                + "[{'id':'1','function':{'name':'bash','arguments':'{broken'}}]}]}");
    var use = (ToolUse) request.messages().getFirst().blocks().getFirst();
    assertThat(use.input().text()).isEqualTo("{broken");
  }

  @Test
  void readsResponsesItems() {
    var request =
        read(
            "{'instructions':'sys','input':[{'type':'custom_tool_call','call_id':'1',"
                + "'name':'apply_patch','input':'*** Begin Patch'},"
                + "{'type':'custom_tool_call_output','call_id':'1','output':'ok'},"
                + "{'role':'user','content':[{'type':'input_text','text':'hi'},"
                + "{'type':'input_image'},{'type':'brand_new'}]}]}");
    assertThat(request.system()).isEqualTo("sys");
    assertThat(request.messages()).hasSize(2);
    assertThat(request.messages().getLast().blocks())
        .containsExactly(
            new ToolResult("1", "ok", false), new Text("hi"), new Image(), new Other("brand_new"));
  }

  @Test
  void readsTheLimitsOfEveryDialect() {
    assertThat(
            read("{'messages':[],'max_tokens':5,'reasoning_effort':'High'}")
                .limits()
                .reasoningEffort())
        .isEqualTo("high");
    assertThat(read("{'input':'a','max_output_tokens':5}").limits().maxOutputTokens()).isEqualTo(5);
    assertThat(read("{'messages':[],'thinking':{'type':'disabled'}}").limits().reasoningEffort())
        .isEqualTo("none");
    assertThat(
            read("{'messages':[],'response_format':{'type':'json_schema'}}")
                .limits()
                .structuredOutput())
        .isTrue();
  }

  private static ChatRequest read(String json) {
    return ChatRequestReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
