package dev.pointsman.upstream;

import dev.pointsman.upstream.BodyPatch.Put;
import dev.pointsman.upstream.BodyPatch.Remove;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Changes values inside a JSON body and leaves every other byte as the client sent it: the order
/// of keys and the spelling of numbers are part of what providers cache.
public final class BodySplice {
  private final Body body;
  private final Map<String, JsonSpans.Span> spans;

  private BodySplice(Body body, Map<String, JsonSpans.Span> spans) {
    this.body = body;
    this.spans = spans;
  }

  /// A cut: the bytes from `start` to `end` give way to others.
  private record Cut(int start, int end, Body instead) {
    Cut(int start, int end, String instead) {
      this(start, end, Body.of(instead));
    }
  }

  /// The patched body.
  ///
  /// @param body a strict JSON object, as the reader has accepted it
  public static Body apply(Body body, List<BodyPatch> patches) {
    if (patches.isEmpty()) {
      return body;
    }
    var pointers = patches.stream().map(BodyPatch::pointer).toList();
    return new BodySplice(body, JsonSpans.of(body, pointers)).spliced(patches);
  }

  private Body spliced(List<BodyPatch> patches) {
    var last = new HashMap<String, BodyPatch>();
    patches.forEach(patch -> last.put(patch.pointer(), patch));
    var cuts = new ArrayList<Cut>();
    var additions = new ArrayList<String>();
    for (var patch : inOrder(last.values())) {
      var span = spans.get(patch.pointer());
      switch (patch) {
        case Put(_, var json) when span != null ->
            cuts.add(new Cut(span.start(), span.end(), json));
        case Put(var pointer, var json) -> additions.add(addition(pointer, json));
        case Remove _ when span != null -> cuts.add(removal(span, cuts));
        case Remove _ -> {}
      }
    }
    if (!additions.isEmpty()) {
      cuts.add(addedAtTheEnd(additions, cuts));
    }
    cuts.sort(Comparator.comparingInt(Cut::start));
    return Body.of(cut(cuts));
  }

  private static String addition(String pointer, String json) {
    if (pointer.lastIndexOf('/') != 0) {
      throw new IllegalArgumentException("only fields at the top can be added, not " + pointer);
    }
    return JsonText.quoted(JsonSpans.unescaped(pointer.substring(1))) + ":" + json;
  }

  /// Goes before the closing brace.
  private Cut addedAtTheEnd(List<String> additions, List<Cut> earlier) {
    var brace = lastNonBlank(body.length() - 1);
    var isEmpty = body.bytes()[lastKept(brace - 1, earlier)] == '{';
    return new Cut(brace, brace, (isEmpty ? "" : ",") + String.join(",", additions));
  }

  private int lastNonBlank(int from) {
    var at = from;
    while (isBlank(body.bytes()[at])) {
      at--;
    }
    return at;
  }

  /// In the order of the places in the body, so that a removal knows of those before it.
  private List<BodyPatch> inOrder(Collection<BodyPatch> patches) {
    return patches.stream()
        .sorted(
            Comparator.comparingInt((BodyPatch patch) -> placeOf(patch.pointer()))
                .thenComparing(BodyPatch::pointer))
        .toList();
  }

  private int placeOf(String pointer) {
    var span = spans.get(pointer);
    return span == null ? Integer.MAX_VALUE : span.start();
  }

  /// A value goes with the comma after it; the last one goes with the comma before it, which may
  /// stand in front of others that go, too.
  private Cut removal(JsonSpans.Span span, List<Cut> earlier) {
    var bytes = body.bytes();
    var after = span.end();
    while (isBlank(bytes[after])) {
      after++;
    }
    if (bytes[after] == ',') {
      return new Cut(span.nameStart(), after + 1, "");
    }
    var before = lastKept(span.nameStart() - 1, earlier);
    return new Cut(bytes[before] == ',' ? before : span.nameStart(), span.end(), "");
  }

  private int lastKept(int from, List<Cut> earlier) {
    var at = lastNonBlank(from);
    for (var cut : earlier.reversed()) {
      if (cut.instead().length() == 0 && cut.start() <= at && at < cut.end()) {
        at = lastNonBlank(cut.start() - 1);
      }
    }
    return at;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  /// Cuts may overlap where neighbours are removed: each byte is left out once. What changes inside
  /// of a value that goes as a whole goes with it.
  private byte[] cut(List<Cut> cuts) {
    var out = ByteBuffer.allocate(lengthAfter(cuts));
    var at = 0;
    for (var cut : cuts) {
      if (cut.start() >= at) {
        out.put(body.bytes(), at, cut.start() - at).put(cut.instead().bytes());
      }
      at = Math.max(at, cut.end());
    }
    return out.put(body.bytes(), at, body.length() - at).array();
  }

  private int lengthAfter(List<Cut> cuts) {
    var length = body.length();
    var at = 0;
    for (var cut : cuts) {
      length += cut.start() >= at ? cut.instead().length() : 0;
      length -= Math.max(0, cut.end() - Math.max(at, cut.start()));
      at = Math.max(at, cut.end());
    }
    return length;
  }
}
