package dev.pointsman.session;

import static dev.pointsman.session.CallKind.AUXILIARY;
import static dev.pointsman.session.CallKind.COMPACTION;
import static dev.pointsman.session.CallKind.MAIN;
import static dev.pointsman.session.CallKind.PROBE;
import static dev.pointsman.session.CallKind.SAFETY;
import static dev.pointsman.session.CallKind.SUGGESTION;
import static dev.pointsman.session.CallKind.TITLE;

import dev.pointsman.feature.TextWindow;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells housekeeping by the bodies that well-known clients send for it. Only the heads of the
/// system text and of the newest prompt are read, so that a user who quotes such words deep in a
/// text is not taken for the client.
final class HousekeepingMarks {
  private static final int SYSTEM_WINDOW = 1_500;
  private static final int PROMPT_WINDOW = 1_000;
  private static final int LONGEST_PROBE = 32;
  private static final int LARGEST_TITLE_LIMIT = 512;

  /// Words in the head of a system text, in lower case.
  private static final List<Mark> IN_SYSTEM =
      List.of(
          new Mark("security monitor for autonomous", SAFETY, false),
          new Mark("process bash commands that an ai coding agent wants to run", SAFETY, false),
          new Mark("isnewtopic", TITLE, false),
          new Mark("you are a title generator", TITLE, false),
          new Mark("generate a concise, sentence-case title", TITLE, false),
          new Mark("generate a short kebab-case name", TITLE, false),
          new Mark("summarize this coding conversation in under", TITLE, false),
          new Mark("tasked with summarizing conversations", COMPACTION, false),
          new Mark("context summarization assistant", COMPACTION, false),
          new Mark("for performing a web search tool use", AUXILIARY, true),
          new Mark("extract any file paths that this command", AUXILIARY, false),
          new Mark("summarize what was done in this conversation", AUXILIARY, false));

  /// Words in the head of the newest prompt, in lower case; tools may be offered as ever.
  private static final List<Mark> IN_PROMPT =
      List.of(
          new Mark("[suggestion mode:", SUGGESTION, true),
          new Mark(
              "your task is to create a detailed summary of the conversation", COMPACTION, true),
          new Mark("context checkpoint compaction", COMPACTION, true),
          new Mark("detailed prompt for continuing our conversation", COMPACTION, true),
          new Mark("generate a title for this conversation", TITLE, false),
          new Mark("word title for the following", TITLE, false),
          new Mark("web page content:\n---", AUXILIARY, false),
          new Mark("<policy_spec>", SAFETY, false));

  private static final Pattern ASKS_FOR_TITLE =
      Pattern.compile("\\b(?:generate|write|create|extract|output|return)\\b[^.]{0,80}\\btitle\\b");

  /// @param despiteTools whether such a call may offer tools
  private record Mark(String words, CallKind kind, boolean despiteTools) {
    boolean isIn(String text, boolean offersTools) {
      return (despiteTools || !offersTools) && text.contains(words);
    }
  }

  private HousekeepingMarks() {}

  /// The kind of housekeeping that a body shows, or MAIN when it shows none.
  static CallKind kindOf(ChatRequest request) {
    var prompt = newestText(request.messages());
    if (isProbe(request, prompt)) {
      return PROBE;
    }
    var offersTools = !request.tools().isEmpty();
    var system = lower(TextWindow.head(request.system(), SYSTEM_WINDOW));
    var asked = lower(TextWindow.head(prompt, PROMPT_WINDOW));
    var kind = first(IN_SYSTEM, system, offersTools);
    if (kind == MAIN) {
      kind = first(IN_PROMPT, asked, offersTools);
    }
    return kind == MAIN && isTitle(request, system) ? TITLE : kind;
  }

  private static CallKind first(List<Mark> marks, String text, boolean offersTools) {
    for (var mark : marks) {
      if (mark.isIn(text, offersTools)) {
        return mark.kind();
      }
    }
    return MAIN;
  }

  /// One token of answer, or a prompt that says so.
  private static boolean isProbe(ChatRequest request, String prompt) {
    if (request.messages().size() != 1 || prompt.length() > LONGEST_PROBE) {
      return false;
    }
    return request.limits().maxOutputTokens() == 1 || lower(prompt).strip().equals("warmup");
  }

  private static boolean isTitle(ChatRequest request, String system) {
    var limit = request.limits().maxOutputTokens();
    return request.tools().isEmpty()
        && request.messages().size() == 1
        && limit > 0
        && limit <= LARGEST_TITLE_LIMIT
        && ASKS_FOR_TITLE.matcher(system).find();
  }

  /// The last text block of the last message, if that is the user's: what came before it there is
  /// older, or the harness's.
  private static String newestText(List<Message> messages) {
    if (messages.isEmpty() || messages.getLast().speaker() != Speaker.USER) {
      return "";
    }
    return messages
        .getLast()
        .blocksOf(Text.class)
        .map(Text::text)
        .reduce("", (earlier, later) -> later);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
