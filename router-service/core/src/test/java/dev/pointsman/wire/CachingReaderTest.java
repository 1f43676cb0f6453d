package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.PromptCaching;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'messages':[]}                                             | UNSTATED",
        "{'messages':[],'cache_control':{'type':'ephemeral'}}        | FIVE_MINUTES",
        "{'messages':[],'prompt_cache_retention':'24h'}              | ONE_HOUR",
        "{'messages':[],'system':[{'cache_control':{'ttl':'1h'}}]}   | ONE_HOUR",
        "{'messages':[],'tools':[{'cache_control':{'ttl':'5m'}}]}    | FIVE_MINUTES",
        "{'messages':[{'content':[{'cache_control':{}}]}],'system':[{'cache_control':{'ttl':'1h'}}]}"
            + " | FIVE_MINUTES",
        "{'messages':[{'content':'x'}],'system':'y','cache_control':7} | UNSTATED"
      })
  void readsTheShortestLifeThatIsAskedFor(String body, PromptCaching caching) {
    var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThat(ChatRequestReader.read(bytes).limits().promptCaching()).isEqualTo(caching);
  }
}
