package dev.pointsman.check;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells a model's refusal of the whole task. Only short answers that are nothing else count: a
/// model that cannot find a file, or will not do one of many things, has still worked.
final class Refusals {
  private static final int LONGEST = 300;
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:(?:i['\u2019]?m|i am) (?:very |really )?sorry[,.;]? ?(?:but )?|sorry[,.;]? ?(?:but )?"
              + "|i apologi[sz]e[,.;]? ?(?:but )?|unfortunately, )?"
              + "(?:i (?:can(?:not|['\u2019]?t)|won['\u2019]?t|will not|am unable to|am not able to)"
              + "|i['\u2019]m (?:unable|not able) to)"
              + " (?:(?:help|assist)(?: you)? with (?:that|this)(?: request| task)?\\b(?! (?:un|with))"
              + "|(?:comply with|fulfil+|complete) (?:that|this|your|the) request\\b)"
              + "(?!.*\\b(?:but|however|instead|here)\\b).*",
          Pattern.DOTALL);

  private Refusals() {}

  static CheckResult check(FinishedAnswer answer) {
    if (answer.stop() == FinishedAnswer.Stop.REFUSED) {
      return CheckResult.failed(Check.REFUSAL, "the model refused, says its stop reason");
    }
    var text = answer.text().strip();
    var isCandidate = answer.calls().isEmpty() && text.length() <= LONGEST && !answer.hasMore();
    if (isCandidate && REFUSAL.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return CheckResult.failed(Check.REFUSAL, "the answer begins with a refusal");
    }
    return CheckResult.PASSED;
  }
}
