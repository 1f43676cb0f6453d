package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The changes that a body needs, as they are found.
final class Changes {
  private static final List<String> EFFORTS =
      List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

  private final JsonNode request;
  private final Capabilities target;
  private final List<BodyPatch> patches = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Changes(JsonNode request, Capabilities target) {
    this.request = request;
    this.target = target;
  }

  void put(String pointer, String json, String note) {
    patches.add(new BodyPatch.Put(pointer, json));
    note(note);
  }

  void remove(String pointer, String note) {
    patches.add(new BodyPatch.Remove(pointer));
    note(note);
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /// Cuts a limit of the answer's length to what the model can write; true when it was cut.
  boolean limit(String field) {
    var most = target.output().value();
    if (most == 0 || request.path(field).asLong(0) <= most) {
      return false;
    }
    put("/" + field, Long.toString(most), field + " cut to the model's " + most);
    return true;
  }

  /// Puts the nearest effort that the model has in the place of one that it has not. An effort of
  /// which the table has never heard is for the provider to judge.
  ///
  /// @param holder the pointer of the object that holds the effort, empty for the body itself
  void effort(String holder, String field) {
    var stated = request.at(holder).path(field).asText("");
    if (!EFFORTS.contains(stated) || target.efforts().contains(stated)) {
      return;
    }
    if (target.efforts().isEmpty()) {
      var isAlone = !holder.isEmpty() && request.at(holder).size() == 1;
      remove(isAlone ? holder : holder + "/" + field, "effort left out: the model has none");
    } else {
      var nearest = nearest(stated);
      put(
          holder + "/" + field,
          JsonText.quoted(nearest),
          "effort " + nearest + ": the nearest that the model has");
    }
  }

  private String nearest(String stated) {
    var nearest = target.efforts().getFirst();
    for (var effort : target.efforts()) {
      if (distance(effort, stated) < distance(nearest, stated)) {
        nearest = effort;
      }
    }
    return nearest;
  }

  private static int distance(String one, String other) {
    return Math.abs(EFFORTS.indexOf(one) - EFFORTS.indexOf(other));
  }

  /// Leaves out a sampling parameter whose value is not the neutral one.
  void sampling(String field, double neutral) {
    if (!target.has(Trait.SAMPLING)
        && request.hasNonNull(field)
        && request.path(field).asDouble(Double.NaN) != neutral) {
      remove("/" + field, field + " left out: the model takes none");
    }
  }

  Adaptation adaptation() {
    return new Adaptation(patches, !target.has(Trait.LONG_CONTEXT_BETA), notes);
  }
}
