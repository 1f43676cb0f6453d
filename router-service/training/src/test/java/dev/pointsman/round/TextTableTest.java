package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final List<String> COLUMNS = List.of("case", "p50 ms");

  @Test
  void alignsNamesToTheLeftAndFiguresToTheRight() {
    var rows = List.of(List.of("short", "9.10"), List.of("much longer", "1000.25"));
    var table = new TextTable("Times", COLUMNS, rows, List.of("three rounds"));
    assertThat(table.text())
        .isEqualTo(
            """
            Times
              case          p50 ms
              short           9.10
              much longer  1000.25
              three rounds
            """);
  }

  @Test
  void refusesARowWithoutAFigureForEveryColumn() {
    var rows = List.of(List.of("short"));
    assertThatThrownBy(() -> new TextTable("Times", COLUMNS, rows, List.of()))
        .hasMessage("expected 2 cells in a row, got [short]");
  }
}
