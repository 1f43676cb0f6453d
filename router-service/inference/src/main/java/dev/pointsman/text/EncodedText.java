package dev.pointsman.text;

/// Token ids of one text, each with the segment it belongs to: 0 the prompt, 1 the digest.
public final class EncodedText {
  private final long[] ids;
  private final int firstSegment;

  EncodedText(long[] ids, int firstSegment) {
    this.ids = ids;
    this.firstSegment = firstSegment;
  }

  public long[] ids() {
    return ids.clone();
  }

  public long[] types() {
    var types = new long[ids.length];
    for (var i = firstSegment; i < types.length; i++) {
      types[i] = 1;
    }
    return types;
  }

  public int length() {
    return ids.length;
  }
}
