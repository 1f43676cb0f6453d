package dev.pointsman.policy;

import java.util.ArrayList;
import java.util.List;

/// The rank that a call should go to if a model is available there, and why.
record Wish(int rank, List<Reason> reasons) {
  Wish {
    reasons = List.copyOf(reasons);
  }

  Wish with(String name, String sentence) {
    var all = new ArrayList<>(reasons);
    all.add(new Reason(name, sentence));
    return new Wish(rank, all);
  }
}
