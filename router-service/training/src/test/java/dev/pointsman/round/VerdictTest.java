package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.round.Verdict.Ruling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  private static final Check HELD = Check.held("golden cases", "46 of 46 hold", "none flips down");
  private static final Check UNKNOWN = Check.unknown("logged traffic", "no log", "-3 points");
  private static final Check MISSED =
      Check.missed("tier calibration (ECE)", "0.071", "at most 0.050", "0.021").with("see report");

  @TempDir private Path folder;

  @Test
  void promotesWhatHoldsThroughout() {
    assertThat(verdict(false, HELD).ruling()).isEqualTo(Ruling.PROMOTE);
  }

  @Test
  void whatCannotBeToldIsNoPassUnlessItIsAllowed() {
    assertThat(verdict(false, HELD, UNKNOWN).ruling()).isEqualTo(Ruling.UNPROVEN);
    assertThat(verdict(true, HELD, UNKNOWN).ruling()).isEqualTo(Ruling.PROMOTE);
  }

  @Test
  void aMissIsRefusedWhateverIsAllowed() {
    assertThat(verdict(true, HELD, UNKNOWN, MISSED).ruling()).isEqualTo(Ruling.REFUSED);
  }

  @Test
  void namesEachMissByHowMuch() {
    assertThat(verdict(false, HELD, MISSED).text())
        .contains("Gate: m-3 against m-2", "0.071", "at most 0.050", "0.021", "see report");
  }

  @Test
  void comesBackFromItsFileAsItWas() throws IOException {
    var verdict = verdict(true, HELD, UNKNOWN, MISSED);
    var file = Files.writeString(folder.resolve("verdict.json"), verdict.json());
    assertThat(Verdict.read(file)).isEqualTo(verdict);
  }

  private static Verdict verdict(boolean unknownPasses, Check... checks) {
    return new Verdict("m-3", "m-2", unknownPasses, List.of(checks));
  }
}
