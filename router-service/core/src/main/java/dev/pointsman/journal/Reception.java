package dev.pointsman.journal;

import java.util.List;

/// What the journal made of a report of outcomes, which it takes whole or not at all.
public sealed interface Reception {
  /// On disk, outcome by outcome in the order of the report.
  record Kept(List<Standing> standings) implements Reception {
    public Kept {
      standings = List.copyOf(standings);
    }

    public long count(Standing standing) {
      return standings.stream().filter(standing::equals).count();
    }
  }

  /// Nothing of the report was written.
  record Refused(List<Fault> faults) implements Reception {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// The journal cannot write now; reporting the same again does no harm.
  record NotDurable(String reason) implements Reception {}

  /// Not known in the time given.
  record Late() implements Reception {}

  /// Whether an outcome was told for the first time.
  enum Standing {
    NEW,
    KNOWN
  }

  /// Why an outcome cannot be kept.
  ///
  /// @param place the outcome's in the report, from 0
  /// @param field of the outcome, by its JSON pointer
  record Fault(int place, String field, String expected, String got) {}
}
