package dev.pointsman.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of work a call is; the order is that of the classifier's task head.
public enum TaskType {
  AUTOCOMPLETE(Activity.EDIT),
  INLINE_EDIT(Activity.EDIT),
  BOILERPLATE(Activity.EDIT),
  IMPORT_FIX(Activity.EDIT),
  DOCSTRING(Activity.EDIT),
  RENAME(Activity.EDIT),
  FORMAT(Activity.EDIT),
  EXTRACT(Activity.ANSWER),
  CLASSIFY(Activity.ANSWER),
  SUMMARIZE(Activity.ANSWER),
  TRANSLATE(Activity.ANSWER),
  EXPLORE(Activity.EXPLORE),
  RUN_TESTS(Activity.TEST),
  MULTI_FILE_EDIT(Activity.EDIT),
  REFACTOR(Activity.EDIT),
  GENERATE_FROM_SPEC(Activity.EDIT),
  TEST_GENERATION(Activity.TEST),
  BUG_FIX(Activity.EDIT),
  CODE_REVIEW(Activity.EXPLORE),
  DEPENDENCY_UPDATE(Activity.EDIT),
  COMPLEX_DEBUGGING(Activity.EDIT),
  ARCHITECTURE(Activity.PLAN),
  CROSS_REPO_REFACTOR(Activity.EDIT),
  SECURITY_AUDIT(Activity.EXPLORE),
  PLAN(Activity.PLAN),
  QUESTION(Activity.ANSWER),
  COMPACTION(Activity.HOUSEKEEPING),
  HOUSEKEEPING(Activity.HOUSEKEEPING),
  OTHER(Activity.ANSWER);

  private final Activity activity;

  TaskType(Activity activity) {
    this.activity = activity;
  }

  public Activity activity() {
    return activity;
  }

  /// The name used on the wire and in data files: lower case with underscores.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TaskType> ofLabel(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }
}
