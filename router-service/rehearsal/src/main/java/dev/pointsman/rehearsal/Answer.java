package dev.pointsman.rehearsal;

import dev.pointsman.rehearsal.Scripted.CutAt;
import dev.pointsman.rehearsal.Scripted.Flood;
import dev.pointsman.rehearsal.Scripted.Hang;
import dev.pointsman.rehearsal.Scripted.Head;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.rehearsal.Scripted.Raw;
import dev.pointsman.rehearsal.Scripted.Send;
import dev.pointsman.rehearsal.Scripted.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the scripted upstream does about one request: a head, and the steps of its body.
public record Answer(int status, List<Field> headers, Framing framing, List<Scripted> steps) {
  public Answer {
    headers = List.copyOf(headers);
    steps = List.copyOf(steps);
  }

  /// How the peer learns where the body ends.
  public enum Framing {
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  public static Answer of(int status, String mediaType, String body) {
    return new Answer(
        status,
        List.of(new Field("content-type", mediaType)),
        Framing.LENGTH,
        List.of(new Send(body)));
  }

  public static Answer json(int status, String body) {
    return of(status, "application/json", body);
  }

  /// A stream of server-sent events, each frame whole with its blank line.
  public static Answer events(List<String> frames) {
    return new Answer(
        200,
        List.of(
            new Field("content-type", "text/event-stream; charset=utf-8"),
            new Field("cache-control", "no-cache")),
        Framing.CHUNKED,
        frames.stream().<Scripted>map(Send::new).toList());
  }

  /// No HTTP at all: these characters as bytes, then the end of the connection.
  public static Answer garbage(String latin1) {
    return steps(new Raw(latin1), new Scripted.Cut(How.FIN));
  }

  /// Nothing, for as long as the peer waits.
  public static Answer silence() {
    return steps(new Hang());
  }

  /// A closed connection instead of a head.
  public static Answer hangUp(How how) {
    return steps(new Scripted.Cut(how));
  }

  /// One frame over and over, fast.
  public static Answer flood(String frame, long times) {
    return events(List.of()).then(new Flood(frame, times));
  }

  private static Answer steps(Scripted... steps) {
    return new Answer(200, List.of(), Framing.CHUNKED, List.of(steps));
  }

  public Answer with(String name, String value) {
    return new Answer(
        status,
        Stream.concat(headers.stream(), Stream.of(new Field(name, value))).toList(),
        framing,
        steps);
  }

  public Answer framed(Framing other) {
    return new Answer(status, headers, other, steps);
  }

  public Answer then(Scripted... more) {
    return stepping(Stream.concat(steps.stream(), Stream.of(more)).toList());
  }

  /// The same answer after a silence, in which not even the head is sent.
  public Answer after(Duration silence) {
    return before(new Wait(silence));
  }

  /// The same answer with a silence between head and body.
  public Answer headThen(Duration silence) {
    return before(new Head(), new Wait(silence));
  }

  /// The same answer with a pause before every piece of the body.
  public Answer every(Duration pause) {
    return stepping(
        steps.stream()
            .flatMap(step ->
                step instanceof Send
                    ? Stream.of(new Head(), new Wait(pause), step)
                    : Stream.of(step))
            .toList());
  }

  /// The same answer, cut when so many bytes of its body have been sent.
  public Answer cutAt(long offset, How how) {
    return before(new CutAt(offset, how));
  }

  /// The same answer, silent for good after its first steps.
  public Answer silentAfter(int count) {
    return stepping(
        Stream.concat(steps.stream().limit(count), Stream.<Scripted>of(new Hang())).toList());
  }

  /// The same answer, cut after its first steps.
  public Answer cutAfter(int count, How how) {
    return stepping(
        Stream.concat(steps.stream().limit(count), Stream.<Scripted>of(new Scripted.Cut(how)))
            .toList());
  }

  /// The text of the whole body, floods aside: what a test compares with.
  public String body() {
    var body = new StringBuilder();
    for (var step : steps) {
      if (step instanceof Send send) {
        body.append(send.text());
      }
    }
    return body.toString();
  }

  /// The frames or pieces of the body.
  public List<String> pieces() {
    return steps.stream()
        .filter(Send.class::isInstance)
        .map(Send.class::cast)
        .map(Send::text)
        .toList();
  }

  private Answer before(Scripted... first) {
    var all = new ArrayList<Scripted>(List.of(first));
    all.addAll(steps);
    return stepping(all);
  }

  private Answer stepping(List<Scripted> others) {
    return new Answer(status, headers, framing, others);
  }
}
