package dev.pointsman.feature;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Finds file paths in text by their known endings, in one pass.
final class PathScan {
  private static final int LONGEST_PATH = 260;
  private static final int PROMPT_WINDOW = 8_000;

  /// Endings that name a language, and endings of other files that developers speak of (empty).
  private static final Map<String, String> LANGUAGES = languages();

  private PathScan() {}

  /// The paths in the head of a prompt.
  static Set<String> inPrompt(String prompt) {
    return in(TextWindow.head(prompt, PROMPT_WINDOW));
  }

  static Set<String> in(String text) {
    var paths = new LinkedHashSet<String>();
    eachWord(text, word -> path(word).ifPresent(paths::add));
    return paths;
  }

  /// The language of a path, empty when its ending names none.
  static String language(String path) {
    return LANGUAGES.getOrDefault(ending(path), "");
  }

  static String baseName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static void eachWord(String text, Consumer<String> consumer) {
    var start = -1;
    var dotted = false;
    for (var i = 0; i <= text.length(); i++) {
      var inWord = i < text.length() && isPathCharacter(text.charAt(i));
      if (inWord) {
        start = start < 0 ? i : start;
        dotted |= text.charAt(i) == '.';
        continue;
      }
      if (dotted && i - start <= LONGEST_PATH) {
        consumer.accept(text.substring(start, i));
      }
      start = -1;
      dotted = false;
    }
  }

  private static boolean isPathCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "._/-+@~".indexOf(character) >= 0;
  }

  private static Optional<String> path(String word) {
    var end = word.length();
    while (end > 0 && word.charAt(end - 1) == '.') {
      end--;
    }
    var start = word.startsWith("./") ? 2 : 0;
    if (start >= end || word.startsWith("//")) {
      return Optional.empty();
    }
    var path = word.substring(start, end);
    return LANGUAGES.containsKey(ending(path)) ? Optional.of(path) : Optional.empty();
  }

  private static String ending(String path) {
    var dot = path.lastIndexOf('.');
    return dot <= 0 || dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1);
  }

  private static Map<String, String> languages() {
    var endings =
        "java=java kt=kotlin kts=kotlin scala=scala groovy=groovy py=python pyi=python ipynb=python"
            + " js=javascript jsx=javascript mjs=javascript cjs=javascript ts=typescript"
            + " tsx=typescript vue=vue svelte=svelte go=go rs=rust c=c h=c cc=c++ cpp=c++ hpp=c++"
            + " cs=csharp rb=ruby php=php swift=swift m=objective-c sql=sql sh=shell bash=shell"
            + " ps1=powershell html=html css=css scss=css tf=terraform hcl=terraform lua=lua"
            + " dart=dart ex=elixir exs=elixir erl=erlang hs=haskell ml=ocaml clj=clojure r=r jl=julia"
            + " zig=zig proto=protobuf sol=solidity pl=perl md= txt= json= jsonl= yaml= yml= toml="
            + " xml= ini= cfg= conf= lock= gradle= properties= csv= rst= log= env= patch= diff="
            + " svg= png= pdf= Dockerfile=";
    return java.util.Arrays.stream(endings.split(" "))
        .map(pair -> pair.split("=", 2))
        .collect(java.util.stream.Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }
}
