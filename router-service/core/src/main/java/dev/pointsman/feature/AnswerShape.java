package dev.pointsman.feature;

import java.util.List;
import java.util.Locale;

/// How the model's answer ended: in a question to the user, or in a plan to be approved.
record AnswerShape(boolean asked, boolean planned) {
  private static final int TAIL = 2_000;
  private static final int PLAN_ITEMS = 3;

  static AnswerShape of(String answer, List<ToolCall> calls) {
    var tail = TextWindow.tail(answer.strip(), TAIL);
    var planTool =
        !calls.isEmpty()
            && ToolVocabulary.normalised(calls.getLast().name()).equals("exitplanmode");
    return new AnswerShape(endsInQuestion(tail), planTool || isPlan(tail));
  }

  static boolean endsInQuestion(String text) {
    var last = text.length() - 1;
    while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return last >= 0 && "?？؟".indexOf(text.charAt(last)) >= 0;
  }

  private static boolean isPlan(String tail) {
    return tail.toLowerCase(Locale.ROOT).contains("plan")
        && TextShape.of(tail).listItems() >= PLAN_ITEMS;
  }
}
