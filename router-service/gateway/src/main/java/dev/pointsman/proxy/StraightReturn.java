package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Answer;
import dev.pointsman.upstream.Body;
import java.util.List;

/// The way back from a provider that speaks the client's dialect: every byte as it came, only read.
record StraightReturn(Dialect dialect) implements Road.Return {
  @Override
  public boolean isStraight() {
    return true;
  }

  @Override
  public Road.Whole whole(Body answer) {
    return Answer.read(dialect, answer)
        .<Road.Whole>map(
            read -> new Road.Whole.Read(answer, read.usage(), read.stopReason(), List.of()))
        .orElseGet(() -> new Road.Whole.Garbled("the provider's JSON is no answer of its API"));
  }

  @Override
  public Road.Streamed streamed() {
    return new StraightStream(dialect);
  }

  @Override
  public Body error(int status, Body error) {
    return error;
  }
}
