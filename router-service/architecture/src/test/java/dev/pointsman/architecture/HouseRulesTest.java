package dev.pointsman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.architecture.Sources.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTest {
  private static final int LONGEST_FILE = 300;
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^ *public (?:abstract |final |sealed |non-sealed |static )*(?:class|record|interface|enum) .*");
  private static final Pattern DEFINITION = Pattern.compile("/// *+(?!@).*\\p{L}.*");
  private static final Pattern BANNED_NAME =
      Pattern.compile("(?:class|record|interface|enum) \\w*(?:Manager|Helper|Util|Utils|Impl)\\b");
  private static final Pattern LONE_PERCENT_IN_HELP =
      Pattern.compile("@Command.*\"[^\"\\n]*(?<!%)% [^\"\\n]*\"", Pattern.DOTALL);
  private static final Pattern BANNED_WORD = Pattern.compile("\\b(?:TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern GETTER =
      Pattern.compile("^  public (?!static void)[\\w<>, ]+ get[A-Z]\\w*\\(.*");
  private static final Pattern ARRAY_COMPONENT =
      Pattern.compile("record \\w+(?:<[^>]*>)?\\([^)]*\\w\\[\\]");
  private static final Pattern OPTIONAL_PARAMETER =
      Pattern.compile("[(,]\\s*Optional(?:Int|Long|Double)?(?:<[^()]*>)? \\w+\\s*[,)]");
  private static final Pattern OPTIONAL_FIELD =
      Pattern.compile(
          "^  private (?:static )?(?:final )?Optional\\w*(?:<.*>)? \\w+\\s*(?:=.*)?;",
          Pattern.MULTILINE);

  @Test
  void everyPublicTypeOpensWithASentenceThatDefinesIt() {
    assertThat(Sources.main().stream().flatMap(HouseRulesTest::undefinedTypes)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/// An apple., 0", "///, 1", "/// ., 1", "/// @param weight in grams, 1", "'', 1"})
  void aSentenceHasWords(String comment, int undefined) {
    var lines = List.of(comment, "@Fresh", "public record Apple(int weight) {}");
    var source = new Source(Sources.ROOT.resolve("Apple.java"), lines);
    assertThat(undefinedTypes(source)).hasSize(undefined);
  }

  /// Picocli reads help texts as formats, and warns of a lone percent sign at each call.
  @Test
  void everyPercentSignOfAHelpTextIsDoubled() {
    assertThat(mainMatching(LONE_PERCENT_IN_HELP)).isEmpty();
  }

  @Test
  void noTypeIsCalledManagerHelperUtilOrImpl() {
    assertThat(matching(BANNED_NAME)).isEmpty();
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(matching(BANNED_WORD)).isSubsetOf(HouseRulesTest.class.getSimpleName());
  }

  @Test
  void noFileIsLongerThanThreeHundredLines() {
    assertThat(
            Sources.all().stream()
                .filter(source -> source.lines().size() > LONGEST_FILE)
                .map(Source::name))
        .isEmpty();
  }

  @Test
  void accessorsAreBareNouns() {
    assertThat(
            Sources.main().stream()
                .filter(source -> lines(source, GETTER).findAny().isPresent())
                .map(Source::name))
        .isEmpty();
  }

  @Test
  void recordsHaveNoArraysAsComponents() {
    assertThat(matching(ARRAY_COMPONENT)).isEmpty();
  }

  @Test
  void fieldsAndParametersAreNeverOptional() {
    assertThat(Stream.concat(mainMatching(OPTIONAL_PARAMETER), mainMatching(OPTIONAL_FIELD)))
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarkedAndSaysItsJob() {
    var packages =
        Sources.main().stream()
            .filter(source -> source.name().endsWith("package-info.java"))
            .toList();
    var folders =
        Sources.main().stream().map(source -> source.path().getParent()).distinct().toList();
    assertThat(packages).hasSameSizeAs(folders);
    assertThat(packages)
        .allSatisfy(source -> assertThat(source.text()).startsWith("///").contains("@NullMarked"));
  }

  @Test
  void testsUseNoMockingLibrary() {
    assertThat(matching(Pattern.compile("import (?:static )?org\\.(?:mockito|easymock|jmock)")))
        .isEmpty();
  }

  private static Stream<String> undefinedTypes(Source source) {
    var lines = source.lines();
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> PUBLIC_TYPE.matcher(lines.get(i)).matches() && !isDefined(lines, i))
        .map(i -> source.name() + ":" + (i + 1));
  }

  private static boolean isDefined(List<String> lines, int declaration) {
    var opening = "";
    for (var i = declaration - 1; i >= 0 && !lines.get(i).isBlank(); i--) {
      var line = lines.get(i).strip();
      opening = line.startsWith("///") ? line : opening;
    }
    return DEFINITION.matcher(opening).matches();
  }

  private static Stream<String> lines(Source source, Pattern pattern) {
    return source.lines().stream().filter(line -> pattern.matcher(line).matches());
  }

  private static Stream<String> matching(Pattern pattern) {
    return Sources.all().stream()
        .filter(source -> pattern.matcher(source.text()).find())
        .map(source -> source.path().getFileName().toString().replace(".java", ""));
  }

  private static Stream<String> mainMatching(Pattern pattern) {
    return Sources.main().stream()
        .filter(source -> pattern.matcher(source.text()).find())
        .map(Source::name);
  }
}
