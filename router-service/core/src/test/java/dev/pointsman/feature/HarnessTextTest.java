package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HarnessTextTest {
  @Test
  void dropsRemindersAndKeepsTheUsersWords() {
    assertThat(HarnessText.strip("<system-reminder>\nnoise\n</system-reminder>\nfix it <T> now"))
        .isEqualTo("fix it <T> now");
  }

  @Test
  void unwrapsCommandsAndQueries() {
    assertThat(
            HarnessText.strip(
                "<command-message>review</command-message><command-name>/review</command-name>"
                    + " <command-args>the diff</command-args>"))
        .isEqualTo("/review the diff");
  }

  @Test
  void dropsBillingLinesAndInterrupts() {
    assertThat(
            HarnessText.strip("x-anthropic-billing-header: a=b\ngo\n[Request interrupted by user]"))
        .isEqualTo("go");
  }

  @Test
  void dropsWhatAnEndedSubagentReports() {
    assertThat(
            HarnessText.strip(
                "<subagent_notification>\n{\"status\":\"completed\"}\n</subagent_notification>"))
        .isEmpty();
  }

  @Test
  void keepsALineThatOnlySpeaksOfTheHarness() {
    var quoted = "why\r\ndoes [Request interrupted by user] show up?\r\n<toolset>";
    assertThat(HarnessText.strip(quoted)).isEqualTo(quoted);
  }

  @Test
  void keepsWhatAnUnclosedElementHolds() {
    assertThat(HarnessText.strip("<system-reminder> why is this here"))
        .isEqualTo("<system-reminder> why is this here");
  }

  @Test
  @Timeout(60)
  void staysLinearOnManyUnclosedElements() {
    var hostile = "<system-reminder><tools><rules>".repeat(70_000);
    assertThat(HarnessText.strip(hostile)).isNotEmpty();
  }

  @Test
  void readsTheHarnessBeforeALongLogAndTheLogAsItIs() {
    var log = "x <b> y\n".repeat(20_000);
    assertThat(HarnessText.strip("<system-reminder>a</system-reminder>\nCaveat: b\n" + log))
        .isEqualTo("Caveat: b\n" + log);
    var late = log + "[Request interrupted by user]\n<system-reminder>a</system-reminder>";
    assertThat(HarnessText.strip(late)).isEqualTo(late);
  }

  @Test
  void findsTheHarnessAtBothEndsOfAHugeLine() {
    var line = "lorem ipsum ".repeat(50_000);
    var reminder = "<system-reminder>a</system-reminder>";
    assertThat(HarnessText.strip(reminder + line + "fix it" + reminder)).isEqualTo(line + "fix it");
    var within = line + reminder + line + "fix it";
    assertThat(HarnessText.strip(within)).isEqualTo(within);
  }

  @Test
  void findsTheReminderThatFollowsALongOne() {
    var rules = "<system-reminder>" + "be brief. ".repeat(20_000) + "</system-reminder>\n";
    assertThat(HarnessText.strip(rules + rules + "fix it".repeat(50_000) + " now"))
        .isEqualTo("fix it".repeat(50_000) + " now");
  }

  @Test
  void dropsAHugeElementAndAHugeLineWholeAndNoMore() {
    var filler = "lorem ipsum ".repeat(50_000);
    assertThat(
            HarnessText.strip(
                "<environment_context>" + filler + "</environment_context>fix it\n" + filler))
        .isEqualTo("fix it\n" + filler);
    assertThat(HarnessText.strip("x-anthropic-billing-header: " + filler + "\nfix it\n" + filler))
        .isEqualTo("fix it\n" + filler);
  }

  @Test
  void namesThatPeoplePasteAreTheHarnessesAtTheStartAlone() {
    assertThat(HarnessText.strip("<rules>be brief</rules> <tools>[]</tools>\nfix it"))
        .isEqualTo("fix it");
    var pasted = "why does <rules><rule id=1/></rules> match <tools>all</tools>?";
    assertThat(HarnessText.strip(pasted)).isEqualTo(pasted);
  }
}
