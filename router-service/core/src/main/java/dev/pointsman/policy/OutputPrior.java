package dev.pointsman.policy;

import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many tokens a model is expected to write for each task type, until logs know better.
public record OutputPrior(Map<TaskType, TokenCount> tokens) {
  public static final OutputPrior DEFAULT = new OutputPrior(Map.of());

  public OutputPrior {
    var all = new EnumMap<TaskType, TokenCount>(TaskType.class);
    for (var type : TaskType.values()) {
      all.put(type, tokens.getOrDefault(type, new TokenCount(usual(type))));
    }
    tokens = Collections.unmodifiableMap(all);
  }

  TokenCount of(TaskType type) {
    return tokens.getOrDefault(type, TokenCount.ZERO);
  }

  private static long usual(TaskType type) {
    return switch (type) {
      case AUTOCOMPLETE, CLASSIFY -> 100;
      case HOUSEKEEPING -> 150;
      case RENAME, FORMAT, IMPORT_FIX, RUN_TESTS -> 300;
      case INLINE_EDIT, DOCSTRING, EXTRACT, EXPLORE -> 500;
      case QUESTION, OTHER, DEPENDENCY_UPDATE -> 700;
      case SUMMARIZE, TRANSLATE, BOILERPLATE -> 1_000;
      case BUG_FIX, CODE_REVIEW, COMPACTION -> 1_500;
      case REFACTOR, TEST_GENERATION, MULTI_FILE_EDIT, PLAN -> 2_000;
      case GENERATE_FROM_SPEC, COMPLEX_DEBUGGING, SECURITY_AUDIT -> 2_500;
      case ARCHITECTURE, CROSS_REPO_REFACTOR -> 3_000;
    };
  }
}
